"""What else happened, in plain lines: quotas given out, outages, what was looked for in vain, what is in doubt."""

from collections.abc import Iterator
from typing import NamedTuple

from core.rollup.account import Account
from core.unmet import WISHES, Topic
from core.words import Language, Text
from summary.numbers import clock


class Remark(NamedTuple):
    """`anchor`: where sentences point to."""

    anchor: str
    text: Text


def remarks(account: Account, zone: str) -> Iterator[Remark]:
    """In the order of the report. `zone`: the name of the site's time zone."""
    yield from _happened(account, zone)
    yield from _asked(account)
    yield from _doubtful(account)


def _happened(account: Account, zone: str) -> Iterator[Remark]:
    if account.used_up:
        times = [f"{letter} {clock(at_ms, zone)}" for letter, at_ms in sorted(account.used_up.items())]
        listed = ", ".join(times)
        yield Remark("quotas", Text(f"Kuota habis: {listed}.", f"Quotas used up: {listed}."))
    if account.outages:
        spans = [
            f"{clock(o.start_ms, zone)}–{clock(o.end_ms, zone) if o.end_ms is not None else '…'} ({o.cause})"
            for o in account.outages
        ]
        yield Remark("outages", Text(f"Gangguan: {', '.join(spans)}.", f"Outages: {', '.join(spans)}."))


def _asked(account: Account) -> Iterator[Remark]:
    if account.helps:
        text = Text(f"Petugas pandu dipanggil {account.helps} kali.", f"The usher was called {account.helps} times.")
        yield Remark("helps", text)
    if account.unmet:
        most = sorted(account.unmet.items(), key=lambda item: (-item[1], item[0]))
        names = [(_topic(topic), count) for topic, count in most]
        listed = Text(
            *(", ".join(f"{name.in_language(tongue)} {count}" for name, count in names) for tongue in Language)
        )
        yield Remark(
            "unmet", Text(f"Dicari, tetapi tidak ada di sini: {listed.id}.", f"Looked for, but not here: {listed.en}.")
        )


def _topic(code: str) -> Text:
    """In words; a topic of a newer version as its code."""
    return WISHES[Topic(code)].name if code in set(Topic) else Text(code, code)


def _doubtful(account: Account) -> Iterator[Remark]:
    gone = sorted(code for code in account.services if f"service/{code}" not in account.names)
    if gone:
        listed = ", ".join(gone)
        yield Remark("gone", Text(f"Tidak ada lagi di data situs: {listed}.", f"No longer in the site file: {listed}."))
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
