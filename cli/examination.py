"""The questions that `besti doctor` asks of a box, one function each. A finding that is not well says what to do."""

import importlib.metadata
import platform
import shutil
import time
from collections.abc import Iterator
from contextlib import closing

from cli.examination_site import answers, copies, followers, letters, survived, wanted_version
from cli.finding import Finding, ill, well
from cli.place import Place
from core.fold import fold
from core.holidayyear import missing_year, warning
from core.words import Text
from store.faults import Fault, told
from store.off_clocks import off_clocks
from store.open import sqlite_version
from store.reader import SiteReader
from store.unseen_calls import unseen_calls
from store.unspoken_calls import unspoken_calls
from sync import ntp

QT = "6.11.3"
ALIVE_MS = 10_000
FREE_MB = 200
_MB = 1024 * 1024


def examine(place: Place) -> Iterator[Finding]:
    """The findings on this box, in the order in which they should be mended."""
    yield _versions()
    yield _sqlite()
    yield _clock()
    yield _disk(place)
    yield from _store(place)


def _versions() -> Finding:
    python, qt = platform.python_version(), importlib.metadata.version("PySide6-Essentials")
    if qt != QT:
        return ill(
            f"PySide6 {qt}; pasang {QT}: versi lain dapat mati mendadak.",
            f"PySide6 {qt}; install {QT}: others may abort.",
        )
    return well(f"Python {python}, PySide6 {qt}")


def _sqlite() -> Finding:
    version, sound = sqlite_version()
    if sound:
        return well(f"SQLite {version}")
    return Finding(
        True,
        Text(
            f"SQLite {version} (sebelum 3.51.3; aman karena tiap berkas hanya ditulis satu proses)",
            f"SQLite {version} (before 3.51.3; safe because one process alone writes each file)",
        ),
    )


def _clock() -> Finding:
    now = time.strftime("%Y-%m-%d %H:%M %Z")
    if ntp.synchronised():
        return well(f"{now}, NTP")
    return Finding(
        True,
        Text(
            f"{now}, tidak disinkronkan: setelah empat hari mati, tanggal harus dipastikan (besti confirm-date)",
            f"{now}, not synchronised: after four days off the date must be confirmed (besti confirm-date)",
        ),
    )


def _disk(place: Place) -> Finding:
    try:
        with told(place.folder):
            folder = next(f for f in (place.folder, *place.folder.absolute().parents) if f.is_dir())
    except Fault as fault:
        return Finding(False, _words(fault))
    free = shutil.disk_usage(folder).free // _MB
    if free < FREE_MB:
        return ill(
            f"Ruang kosong {free} MB di {folder}; kosongkan dulu.",
            f"{free} MB free at {folder}; make room first.",
        )
    return well(f"{folder}: {free} MB")


def _store(place: Place) -> Iterator[Finding]:
    try:
        with closing(SiteReader.open(place.folder, fold=fold)) as reader:
            if reader.waiting is not None:
                yield Finding(False, _words(reader.waiting))
                return
            yield from (question(reader) for question in (_site, _parked, _alive))
            yield from _holidays(reader, time.time())
            yield from _displays(place, reader)
            yield from _clocks(reader)
            yield from followers(reader)
            yield from letters(place.folder)
            yield from wanted_version(place.folder)
            yield from survived(place.folder, round(time.time() * 1000))
            yield from copies(place.folder, reader.state.day.opened_ms / 1000 if reader.state.day else None)
            if _alive(reader).well:
                yield from answers(place)
    except Fault as fault:
        yield Finding(False, _words(fault))


def site_of(place: Place) -> str | None:
    """The site of the store; None where there is none to read."""
    try:
        with closing(SiteReader.open(place.folder, fold=fold)) as reader:
            return reader.catalog.site.site.id if reader.catalog is not None else None
    except Fault:
        return None


def _words(fault: Fault) -> Text:
    return Text(fault.words("id"), fault.words("en"))


def _site(reader: SiteReader) -> Finding:
    if reader.catalog is None:
        return ill("Data situs belum dimuat: besti site load BERKAS", "No site file yet: besti site load FILE")
    return well(f"{reader.catalog.site.site.short}, lsn {reader.state.epoch}.{reader.state.lsn}")


def _holidays(reader: SiteReader, now_s: float) -> Iterator[Finding]:
    """One finding where the holidays of a year are missing that is near."""
    if reader.catalog is not None:
        year = missing_year(reader.catalog.site, reader.catalog.local(round(now_s * 1000)).date())
        if year is not None:
            yield Finding(False, warning(year))


def _parked(reader: SiteReader) -> Finding:
    if reader.state.parked:
        return ill(
            f"{len(reader.state.parked)} kejadian dari versi yang lebih baru; perbarui Besti.",
            f"{len(reader.state.parked)} events of a newer version; update Besti.",
        )
    return well("log")


def _displays(place: Place, reader: SiteReader) -> Iterator[Finding]:
    """One finding for each display that has not shown calls of today, or not spoken them."""
    alive = reader.alive()
    if reader.catalog is None or alive is None:
        return
    now_ms = alive.clock_ms + round(time.time() * 1000) - alive.wall_ms
    for unseen in unseen_calls(place.folder, reader, now_ms):
        words = unseen.words(reader.catalog)
        yield ill(f"{words.id} Periksa layar itu.", f"{words.en} Look at that screen.")
    for unspoken in unspoken_calls(place.folder, reader, now_ms):
        words = unspoken.words(reader.catalog)
        yield ill(f"{words.id} Periksa pengeras suaranya.", f"{words.en} Look at its loudspeaker.")


def _clocks(reader: SiteReader) -> Iterator[Finding]:
    """One finding for each device whose clock is off from the hub's."""
    for device, off in off_clocks(reader.heard()):
        yield ill(f"{off.id} Setel jam {device}.", f"{off.en} Set the clock of {device}.")


def _alive(reader: SiteReader) -> Finding:
    alive = reader.alive()
    if alive is None or time.time() * 1000 - alive.wall_ms > ALIVE_MS:
        return ill("Layanan antrean tidak berjalan: besti up", "The hub does not run: besti up")
    return well("hub")
