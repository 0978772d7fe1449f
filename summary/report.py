"""All that a report says, ready to be written down: page, PDF and spreadsheet take it from here. Pure."""

from collections.abc import Sequence

import msgspec

from core.rollup import skm
from core.rollup.account import Account
from core.rollup.period import summed
from core.words import Text
from summary import figures
from summary.annex import Table
from summary.figures import Line
from summary.labels import label
from summary.numbers import clock, minutes, percent, thousands
from summary.remarks import Remark, remarks
from summary.sentences import Before, Sentence, sentences


class Head(msgspec.Struct, frozen=True):
    """The site as its letterhead names it."""

    site: Text
    manager: str
    address: str
    zone: str
    zone_label: str


class Tile(msgspec.Struct, frozen=True):
    """One of the few large figures at the top. `anchor`: where it is explained."""

    key: str
    value: str
    note: str = ""


class CounterLine(msgspec.Struct, frozen=True):
    name: Text
    agency: Text
    planned_min: int
    open_min: int
    late_min: int | None


class Report(msgspec.Struct, frozen=True):
    """`title`: the period in words. `even`: the anchors of tables that do not add up and are not printed."""

    head: Head
    account: Account
    title: Text
    language: str
    said: list[Sentence]
    tiles: list[Tile]
    agencies: list[Line]
    services: list[Line]
    total: Line
    counters: list[CounterLine]
    uneven: list[str]
    until: str = ""
    weighed: skm.Weighing = skm.EQUAL
    days: tuple[Account, ...] = ()
    remarks: tuple[Remark, ...] = ()
    compared: Table | None = None


def report_on(
    days: Sequence[Account], title: Text, name: str, head: Head, before: Before, language: str,
    weighed: skm.Weighing = skm.EQUAL,
) -> Report:  # fmt: skip
    """The report on a day, over or still running, or on several days. `name`: of the period, as 2026-11."""
    account = days[0] if len(days) == 1 else summed(days, days[0].site, name)
    agencies = figures.agencies(account)
    total = figures.whole(agencies)
    return Report(
        head=head, account=account, title=title, language=language,
        said=sentences(account, before, head.zone, len(days)), tiles=tiles(account, total, language, weighed),
        agencies=agencies,
        services=figures.services(account), total=total, counters=counters(account),
        uneven=figures.unreconciled(account), until="" if days[-1].closed else clock(account.until_ms, head.zone),
        weighed=weighed, days=tuple(days), remarks=tuple(remarks(account, head.zone)),
    )  # fmt: skip


def tiles(account: Account, total: Line, language: str, weighed: skm.Weighing) -> list[Tile]:
    waits, kept = total.steps.waits, total.kept
    half = waits.percentile(0.5)
    ikm = skm.index(total.ratings, weighed)
    grade = f"{skm.grade(ikm).letter} · {skm.grade(ikm).words.in_language(language)}" if ikm is not None else ""
    rate = figures.beres(total.steps)
    return [
        Tile("visits", thousands(account.tickets.visits, language)),
        Tile("median_wait", f"{minutes(half)} {label('minutes', language)}", f"P90 {minutes(waits.percentile(0.9))}"),
        Tile("promises", percent(figures.share(kept.kept, kept.promised)), f"{kept.kept}/{kept.promised}"),
        Tile("beres", percent(rate.rate), f"{rate.finished}/{rate.ended}"),
        Tile("ikm", "–" if ikm is None else str(ikm).replace(".", "," if language == "id" else "."), grade),
    ]


def counters(account: Account) -> list[CounterLine]:
    found = []
    for no, presence in sorted(account.counters.items()):
        name = figures.named(account, "counter", no)
        agency = figures.named(account, "agency", name.of)
        late = None if presence.late_ms is None else presence.late_ms // 60_000
        lengths = presence.planned_ms // 60_000, presence.open_ms // 60_000
        found.append(CounterLine(name.name, agency.name, *lengths, late))
    return found
