"""All that a report says, ready to be written down: page, PDF and spreadsheet take it from here. Pure."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from core.rollup import skm
from core.rollup.account import Account
from core.rollup.period import summed
from core.rollup.steps import Steps
from core.site import Reporting, Site
from core.words import Text
from summary import figures
from summary.figures import Line
from summary.known import Changed, Known, changed
from summary.labels import label
from summary.numbers import clock, minutes, percent, thousands
from summary.remarks import Remark, remarks
from summary.sentences import SHOWN, Before, Sentence, for_everybody, sentences
from summary.small_table import Table
from summary.trend import Past


class Head(msgspec.Struct, frozen=True):
    """The site as its letterhead names it, and who signs: the office, and under the line name and staff number."""

    site: Text
    manager: str
    address: str
    zone: str
    zone_label: str
    signed_as: Text = Reporting().signed_as
    signed_by: str = ""
    signer_no: str = ""


def head_of(site: Site) -> Head:
    """As the site file has it."""
    about, signs = site.site, site.reports
    return Head(
        about.name, about.manager, about.address, about.timezone, about.timezone_label, signs.signed_as,
        signs.signed_by or "", signs.signer_no or "",
    )  # fmt: skip


class Tile(msgspec.Struct, frozen=True):
    """One of the few large figures at the top. `anchor`: where it is explained."""

    key: str
    value: str
    note: str = ""


class CounterLine(msgspec.Struct, frozen=True):
    """`late_min` None: planned and not opened. `served`: errands done there; `desk`: their waits and services."""

    name: Text
    agency: Text
    planned_min: int
    open_min: int
    late_min: int | None
    paused_min: int = 0
    desk: Steps = msgspec.field(default_factory=Steps)


class Report(msgspec.Struct, frozen=True):
    """`title`: the period in words. `said`: what stood out; `told`: of that, what may be published.

    `uneven`: why tables are not printed; `errands_even`: those of errands are. `past`: the days of the year before.
    """

    head: Head
    account: Account
    title: Text
    language: str
    said: list[Sentence]
    told: list[Sentence]
    tiles: list[Tile]
    agencies: list[Line]
    services: list[Line]
    total: Line
    counters: list[CounterLine]
    uneven: list[Text]
    errands_even: bool = True
    until: str = ""
    weighed: skm.Weighing = skm.EQUAL
    days: tuple[Account, ...] = ()
    remarks: tuple[Remark, ...] = ()
    compared: Table | None = None
    past: Past = Past()


def report_on(
    days: Sequence[Account], title: Text, name: str, head: Head, before: Before, language: str,
    weighed: skm.Weighing = skm.EQUAL, known: Known | None = None,
) -> Report:  # fmt: skip
    """The report on a day, over or still running, or on several days. `name`: of the period, as 2026-11.

    `known`: what the site file has today; None: nothing is said of what it has no longer.
    """
    account = replace(days[0], day=name) if len(days) == 1 else summed(days, days[0].site, name)
    agencies = figures.agencies(account)
    total = figures.whole(agencies)
    even = not figures.uneven_services(account)
    found = [each if even else _found_otherwise(each) for each in sentences(account, before, head.zone, len(days))]
    changes = changed(days, known) if known else Changed([], [], [])
    return Report(
        head=head, account=account, title=title, language=language, said=found[:SHOWN],
        told=for_everybody(found)[:SHOWN], tiles=tiles(account, total, language, weighed), agencies=agencies,
        services=figures.services(account), total=total, counters=counters(account),
        uneven=figures.unreconciled(account), errands_even=even,
        until="" if days[-1].closed else clock(account.until_ms, head.zone), weighed=weighed, days=tuple(days),
        remarks=tuple(remarks(account, head.zone, changes, len(days))),
    )  # fmt: skip


def _found_otherwise(sentence: Sentence) -> Sentence:
    """Where a table is not printed, its sentence leads to why."""
    return sentence._replace(anchor="uneven") if sentence.anchor.startswith("hours-") else sentence


def tiles(account: Account, total: Line, language: str, weighed: skm.Weighing) -> list[Tile]:
    waits, kept = total.steps.waits, total.kept
    half = waits.percentile(0.5)
    ikm = skm.index(total.ratings, weighed)
    grade = f"{skm.grade(ikm).letter} · {skm.grade(ikm).words.in_language(language)}" if ikm is not None else ""
    rate = figures.beres(total.steps)

    def of(part: int, whole: int) -> str:
        return f"{thousands(part, language)}/{thousands(whole, language)}"

    return [
        Tile("visits", thousands(account.tickets.visits, language)),
        Tile(
            "median_wait",
            f"{minutes(half)} {label('minutes', language)}",
            label("nine_of_ten", language).format(minutes=minutes(waits.percentile(0.9))),
        ),
        Tile("promises", percent(figures.share(kept.kept, kept.promised)), of(kept.kept, kept.promised)),
        Tile("beres", percent(rate.rate), of(rate.finished, rate.ended)),
        Tile("ikm", "–" if ikm is None else str(ikm).replace(".", "," if language == "id" else "."), grade),
    ]


def counters(account: Account) -> list[CounterLine]:
    found = []
    for no, presence in sorted(account.counters.items()):
        name = figures.named(account, "counter", no)
        agency = figures.named(account, "agency", name.of)
        late = None if presence.late_ms is None else presence.late_ms // 60_000
        lengths = presence.planned_ms // 60_000, presence.open_ms // 60_000
        desk = account.desks.get(no, Steps())
        short = figures.short(account, name.of) if name.of else agency.name
        found.append(CounterLine(name.name, short, *lengths, late, presence.paused_ms // 60_000, desk))
    return found
