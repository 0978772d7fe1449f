"""What else happened, in plain lines: quotas given out, outages, what was looked for in vain, what is in doubt."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.rollup.account import Account
from core.rollup.skm import FEWEST
from core.unmet import WISHES, Topic
from core.words import Language, Text
from summary.causes import anomaly, cause
from summary.known import Changed
from summary.numbers import clock, date_and_clock, figure


class Remark(NamedTuple):
    """`anchor`: where sentences point to."""

    anchor: str
    text: Text


def remarks(account: Account, zone: str, changed: Changed, days: int = 1) -> Iterator[Remark]:
    """In the order of the report. `zone`: the name of the site's time zone. `changed`: since those days."""
    yield from _happened(account, zone, days)
    yield from _devices(account)
    yield from _asked(account)
    yield from _no_longer(changed)
    yield from _doubtful(account)


def _happened(account: Account, zone: str, days: int) -> Iterator[Remark]:
    if account.used_up:
        times = [f"{letter} {clock(at_ms, zone)}" for letter, at_ms in sorted(account.used_up.items())]
        listed = ", ".join(times)
        yield Remark("quotas", Text(f"Kuota habis: {listed}.", f"Quotas used up: {listed}."))
    if account.outages:
        begun = clock if days == 1 else date_and_clock
        spans = [
            (f"{begun(o.start_ms, zone)}–{clock(o.end_ms, zone) if o.end_ms is not None else '…'}", cause(o.cause))
            for o in account.outages
        ]
        stopped = _listed([Text(f"{span} ({why.id})", f"{span} ({why.en})") for span, why in spans])
        yield Remark("outages", Text(f"Gangguan: {stopped.id}.", f"Outages: {stopped.en}."))
    paused = _pauses(account)
    if paused:
        rested = _listed([Text(f"{cause(code).id} {length}", f"{cause(code).en} {length}") for code, length in paused])
        yield Remark(
            "pauses", Text(f"Jeda loket (jam:menit): {rested.id}.", f"Pauses of counters (hours:minutes): {rested.en}.")
        )


def _pauses(account: Account) -> list[tuple[str, str]]:
    """Reasons and how long all counters together, the longest first."""
    lengths: dict[str, int] = {}
    for presence in account.counters.values():
        for code, length in presence.pauses.items():
            lengths[code] = lengths.get(code, 0) + length // 60_000
    return [(code, f"{m // 60}:{m % 60:02}") for code, m in sorted(lengths.items(), key=lambda item: -item[1]) if m]


def _devices(account: Account) -> Iterator[Remark]:
    """What the numbers tell of kiosks and printers."""
    if account.alone:
        hours = ", ".join(f"{hour:02}" for hour in sorted(account.alone))
        count = figure(sum(account.alone.values()))
        yield Remark(
            "alone",
            Text(
                f"Jaringan kios: {count.id} nomor diberi kios sendiri saat tidak tersambung (pukul {hours}).",
                f"Network of the kiosks: {count.en} numbers were given by a kiosk that was cut off (at {hours}).",
            ),
        )
    unsure = account.papers.get("unknown", 0) + account.papers.get("unverified", 0)
    if account.reprints or unsure:
        doubtful, again = figure(unsure), figure(account.reprints)
        yield Remark(
            "printer",
            Text(
                f"Printer: {doubtful.id} karcis tidak dipastikan tercetak, {again.id} kali cetak ulang.",
                f"Printer: {doubtful.en} papers not confirmed, {again.en} printed again.",
            ),
        )


def _asked(account: Account) -> Iterator[Remark]:
    if account.helps:
        helps = figure(account.helps)
        times = "once" if account.helps == 1 else f"{helps.en} times"
        text = Text(f"Petugas pandu dipanggil {helps.id} kali.", f"The usher was called {times}.")
        yield Remark("helps", text)
    if sum(account.faces.values()) >= FEWEST:
        touched = [(name, account.faces.get(face, 0)) for face, name in _FACES.items()]
        listed = _with_counts([(name, count) for name, count in touched if count])
        yield Remark("faces", Text(f"Wajah di pintu keluar: {listed.id}.", f"Faces on the way out: {listed.en}."))
    if account.unmet:
        most = sorted(account.unmet.items(), key=lambda item: (-item[1], item[0]))
        listed = _with_counts([(_topic(topic), count) for topic, count in most])
        yield Remark(
            "unmet", Text(f"Dicari, tetapi tidak ada di sini: {listed.id}.", f"Looked for, but not here: {listed.en}.")
        )


_FACES = {
    4: Text("sangat puas", "very happy"), 3: Text("puas", "happy"), 2: Text("kurang puas", "not happy"),
    1: Text("tidak puas", "unhappy"),
}  # fmt: skip


def _topic(code: str) -> Text:
    """In words; a topic of a newer version as its code."""
    return WISHES[Topic(code)].name if code in set(Topic) else Text(code, code)


def _no_longer(changed: Changed) -> Iterator[Remark]:
    if changed.left:
        listed = _listed(changed.left)
        text = Text(
            f"Gerai yang sekarang tidak ada lagi: {listed.id}. Angkanya tetap dihitung.",
            f"Agencies that have left since: {listed.en}. Their figures still count.",
        )
        yield Remark("left", text)
    if changed.removed:
        listed = _listed(changed.removed)
        text = Text(
            f"Layanan yang sekarang tidak ada lagi di data situs: {listed.id}.",
            f"Services no longer in the site file: {listed.en}.",
        )
        yield Remark("gone", text)
    if changed.renamed:
        listed = _listed([Text(f"{old.id} → {now.id}", f"{old.en} → {now.en}") for old, now in changed.renamed])
        yield Remark("renamed", Text(f"Berganti nama: {listed.id}.", f"Renamed: {listed.en}."))


def _doubtful(account: Account) -> Iterator[Remark]:
    outside = sum(ratings.outside for ratings in account.ratings.values())
    if outside:
        yield Remark(
            "outside",
            Text(
                f"{outside} nilai survei di luar 1–4 tidak dihitung.",
                f"{outside} survey scores outside 1–4 were not counted.",
            ),
        )
    if account.parked:
        yield Remark(
            "parked",
            Text(
                f"{account.parked} kejadian belum dimengerti versi ini dan belum dihitung.",
                f"{account.parked} events are not understood by this version and are not counted yet.",
            ),
        )
    if account.anomalies:
        listed = _with_counts([(anomaly(kind), count) for kind, count in sorted(account.anomalies.items())])
        yield Remark("anomalies", Text(f"Kejanggalan yang dicatat: {listed.id}.", f"Anomalies noted: {listed.en}."))


def _with_counts(named: Sequence[tuple[Text, int]]) -> Text:
    counts = [(name, figure(count)) for name, count in named]
    return _listed([Text(f"{name.id} {count.id}", f"{name.en} {count.en}") for name, count in counts])


def _listed(items: Sequence[Text]) -> Text:
    return Text(*(", ".join(item.in_language(tongue) for item in items) for tongue in Language))
