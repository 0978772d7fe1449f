"""All sites over a stretch of days: one line of figures for each, and one for all together. Pure."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from core.rollup import skm
from core.rollup.brief import Brief
from summary.figures import share


class Figures(NamedTuple):
    """`median`, `most`: whole minutes that half, and nine of ten, of the `called` waited at most. Shares are 0 to 1.

    `kept`: of `promised`, called within their span; `beres`: of the errands that `ended`, finished in one visit;
    `standard`: of those `served`, within the service's time. `ikm`: None under five answers to any question. What
    nothing was measured for is None. `days`: with at least one number.
    """

    days: int
    visits: int
    called: int
    median: int | None
    most: int | None
    promised: int
    kept: float | None
    ended: int
    beres: float | None
    served: int
    standard: float | None
    respondents: int
    ikm: Decimal | None
    parked: int


class Line(NamedTuple):
    """`site` "": all of them together."""

    site: str
    figures: Figures


def lines(
    briefs: Iterable[Brief], sites: Iterable[str], weighed: Mapping[str, skm.Weighing]
) -> tuple[list[Line], Line]:
    """A line for each of `sites`, in their order, and one for all. Days of other sites are left out.

    `weighed`: how each site weighs the answers of its survey; together they are weighed alike where all do the same,
    else by 1/9.
    """
    days: dict[str, list[Brief]] = {site: [] for site in sites}
    for brief in briefs:
        if brief.site in days:
            days[brief.site].append(brief)
    total, whole_days = Brief("", ""), set[str]()
    found = []
    for site, own in days.items():
        mine = _added(site, own)
        found.append(Line(site, figures(mine, _worked(own), weighed.get(site, skm.EQUAL))))
        total.take(mine)
        whole_days |= {day.day for day in own if day.created}
    used = {weighed.get(site, skm.EQUAL).written: weighed.get(site, skm.EQUAL) for site in days}
    common = next(iter(used.values())) if len(used) == 1 else skm.EQUAL
    return found, Line("", figures(total, len(whole_days), common))


def _added(site: str, days: Iterable[Brief]) -> Brief:
    total = Brief(site, "")
    for day in days:
        total.take(day)
    return total


def _worked(days: Iterable[Brief]) -> int:
    return sum(day.created > 0 for day in days)


def figures(of: Brief, days: int, weighed: skm.Weighing = skm.EQUAL) -> Figures:
    """The figures of a sum of `days` days."""
    waits, kept = of.waits, of.kept
    return Figures(
        days, of.visits, waits.count, waits.percentile(0.5), waits.percentile(0.9), kept.promised,
        share(kept.kept, kept.promised), of.ended, share(of.finished, of.ended), of.served,
        share(of.in_standard, of.served), of.ratings.respondents, skm.index(of.ratings, weighed), of.parked,
    )  # fmt: skip
