"""What `besti doctor` asks of the site: whether its hub answers, who follows, what was survived, what was copied."""

import time
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from cli.finding import Finding, ill, well
from cli.place import Place
from core.words import Text
from store import anomalies
from store.faults import told
from store.floor_note import floor, is_older
from store.heard import Heard
from store.off_clocks import off_clocks
from store.open import open_reader
from store.opening import DATABASE
from store.reader import SiteReader
from store.reports import waiting_letters
from sync.health import Unheard, health
from sync.nightly import BACKUPS

SILENT_MS = 60_000
BEHIND = 200
"""Events; a follower that is on its line lacks none for longer than a moment."""

WEEK_MS, DAY_S = 7 * 86_400_000, 86_400.0
OLD_COPY_S = 4 * DAY_S
"""A long weekend."""

_STRANGE = {
    "unknown_paper": Text(
        "kiosk {detail} mencetak nomor yang tidak dikenal; lihat kertasnya dan terima lewat QR-nya",
        "kiosk {detail} printed a number that nobody knows; look at the paper, re-admit it by its QR",
    ),
    "command_failed": Text(
        "satu perintah gagal karena gangguan program ({detail}); kirim catatan program ke pengembang",
        "a command failed at a fault of the program ({detail}); send the log to its makers",
    ),
    "disk_full": Text("disk penuh; kosongkan ruang", "the disk was full; make room"),
    "identity": Text(
        "data ini disalin atau dipulihkan ({detail}); pastikan mesin lama tidak dipakai lagi",
        "these data were copied or restored ({detail}); see that the old machine is not used any more",
    ),
}
_OTHER = Text("{kind}: {detail}", "{kind}: {detail}")


def answers(place: Place) -> Iterator[Finding]:
    """Whether the hub that this box speaks to answers, and what keeps it from deciding."""
    if not place.hub.startswith("http://"):
        return
    try:
        found = health(place.hub)
    except Unheard as silence:
        yield ill(
            f"Layanan antrean di {place.hub} tidak menjawab ({silence}): periksa mesin itu dan kabelnya.",
            f"The hub at {place.hub} does not answer ({silence}): look at that machine and the cable.",
        )
        return
    if found.trouble is not None:
        yield ill(
            f"Layanan antrean tidak dapat menyimpan ({found.trouble}): lihat catatannya.",
            f"The hub cannot write ({found.trouble}): see its log.",
        )
    if found.parked:
        yield ill(
            f"Layanan antrean berhenti memutuskan: {found.parked} kejadian dari versi baru. Perbarui Besti di hub.",
            f"The hub decides nothing: {found.parked} events of a newer version. Update Besti at the hub.",
        )


def letters(folder: Path) -> Iterator[Finding]:
    """One finding where reports wait to be mailed."""
    found = waiting_letters(folder)
    if found is not None:
        trouble = f" ({found.trouble})" if found.trouble else ""
        yield ill(
            f"{found.letters} surat laporan menunggu sejak {found.since}{trouble}: periksa jaringan dan server surat.",
            f"{found.letters} letters with reports wait since {found.since}{trouble}: see to network and mail server.",
        )


def wanted_version(folder: Path) -> Iterator[Finding]:
    """One finding where the centre asks for a newer Besti than this. Raises the faults of the disk."""
    here, wanted = version("besti"), floor(folder)
    if is_older(here, wanted):
        yield ill(
            f"Besti {here} lebih lama dari yang diminta pusat ({wanted}): perbarui. Antrean tetap berjalan.",
            f"Besti {here} is older than the centre asks for ({wanted}): update it. The queues go on.",
        )


def followers(reader: SiteReader) -> Iterator[Finding]:
    """One finding for each device that was heard today and is silent or far behind now; one for all that are well."""
    alive = reader.alive()
    heard = reader.heard() if alive is not None else ()
    off = {device for device, _ in off_clocks(heard)}
    sound = []
    for one in heard:
        age_ms = alive.clock_ms - one.at_ms if alive is not None else 0
        finding = _follower(one, age_ms, reader.state.lsn - one.lsn)
        if finding is not None:
            yield finding
        elif one.device not in off:
            sound.append(one.device)
    if sound:
        yield well(", ".join(sound))


def _follower(one: Heard, age_ms: int, behind: int) -> Finding | None:
    if age_ms > SILENT_MS:
        minutes = age_ms // 60_000
        return ill(
            f"{one.device} tidak terdengar sejak {minutes} menit: periksa listrik dan kabelnya.",
            f"{one.device} was not heard for {minutes} min: look at its power and its cable.",
        )
    if behind > BEHIND:
        return ill(
            f"{one.device} tertinggal {behind} catatan: periksa jaringannya.",
            f"{one.device} is {behind} events behind: look at its network.",
        )
    return None


def survived(folder: Path, now_ms: int) -> Iterator[Finding]:
    """One finding for each kind and place of what went wrong in the last week. Raises the faults of store.faults."""
    path = folder / DATABASE
    with closing(open_reader(path)) as connection, told(path):
        found = [each for each in anomalies.newest(connection) if each.at_ms >= now_ms - WEEK_MS]
    for kind, detail in dict.fromkeys((each.kind, each.detail) for each in found):
        words = _STRANGE.get(kind, _OTHER)
        yield ill(*(words.in_language(tongue).format(kind=kind, detail=detail) for tongue in ("id", "en")))


def copies(folder: Path, last_day: float | None) -> Iterator[Finding]:
    """The newest nightly copy. `last_day`: when the newest day was opened, in seconds since 1970; None: never."""
    if last_day is None:
        return
    made = max((copy.stat().st_mtime for copy in (folder / BACKUPS).glob("*.besti.db")), default=None)
    if made is None and time.time() - last_day > DAY_S:
        yield ill("Belum ada salinan data: besti backup BERKAS", "There is no copy of the data: besti backup FILE")
    elif made is not None and last_day - made > OLD_COPY_S:
        days = round((last_day - made) / DAY_S)
        yield ill(
            f"Salinan data terakhir {days} hari lebih tua dari hari layanan terakhir: besti backup BERKAS",
            f"The newest copy of the data is {days} days older than the newest service day: besti backup FILE",
        )
