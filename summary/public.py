"""What the mall publishes of itself: the same few figures for every stretch of days, on good days and bad. Pure."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import msgspec

from core.rollup import skm
from core.rollup.account import Account
from core.rollup.kept import Kept
from core.rollup.minutes import Minutes
from core.rollup.ratings import Ratings
from summary.figures import agencies, share, whole
from summary.period import same_day

RECENT = 14
"""So many of the last days are listed one by one."""

COLUMNS = ("day", "visits", "wait_p50_min", "wait_p90_min", "promised", "promises_kept", "ratings", "ikm", "source")
COUNTED, IMPORTED = "besti", "before_besti"


class PublicDay(msgspec.Struct):
    """Of one day, or of several together, that which is published. `day`: YYYY-MM-DD."""

    day: str
    visits: int = 0
    waits: Minutes = msgspec.field(default_factory=Minutes)
    kept: Kept = msgspec.field(default_factory=Kept)
    ratings: Ratings = msgspec.field(default_factory=Ratings)

    def take(self, other: "PublicDay") -> None:
        self.visits += other.visits
        self.waits.take(other.waits)
        self.kept.take(other.kept)
        self.ratings.take(other.ratings)


class Figures(NamedTuple):
    """`median`, `most`: minutes that half and nine of ten waited at most. `kept`: share of the promises, 0 to 1.

    `ikm`: None under five answers to any question. What nothing was measured for is None.
    """

    days: int
    visits: int
    median: int | None
    most: int | None
    kept: float | None
    promised: int
    ikm: Decimal | None
    respondents: int


class Month(NamedTuple):
    """Visits of one month (1 to 12); None: no day of it is known. `imported`: whether each is from before Besti."""

    month: int
    now: int | None
    before: int | None
    imported: tuple[bool, bool] = (False, False)


class Published(NamedTuple):
    """`until`: the last day that is in it; None: no day is over yet. `before`: last year up to the same date.

    `recent`: the last days, the newest first. `earlier`: whole years from before Besti and their visits, newest first.
    """

    until: dt.date | None
    last: Figures
    month: Figures
    year: Figures
    before: Figures
    months: tuple[Month, ...]
    recent: tuple[tuple[dt.date, Figures], ...]
    earlier: tuple[tuple[int, int], ...] = ()


def day_of(account: Account) -> PublicDay:
    """Of a day's account, what is published; its maps are shared with it, so neither may be changed."""
    total = whole(agencies(account))
    return PublicDay(account.day, account.tickets.visits, total.steps.waits, total.kept, total.ratings)


def figures(days: Sequence[PublicDay], weighed: skm.Weighing = skm.EQUAL) -> Figures:
    """All days together."""
    total = PublicDay("")
    for day in days:
        total.take(day)
    waits, kept, ratings = total.waits, total.kept, total.ratings
    return Figures(
        len(days), total.visits, waits.percentile(0.5), waits.percentile(0.9), share(kept.kept, kept.promised),
        kept.promised, skm.index(ratings, weighed), ratings.respondents,
    )  # fmt: skip


def published(
    days: Iterable[PublicDay], today: dt.date, totals: Mapping[str, int] = {}, weighed: skm.Weighing = skm.EQUAL
) -> Published:
    """`days`: those that are over, in any order; `today` itself and what comes after are left out.

    `totals`: visits by month (YYYY-MM) from before Besti; they count only where Besti has no day of that time.
    """
    known = {date: day for day in days if (date := dt.date.fromisoformat(day.day)) < today}
    until = max(known, default=None)
    if until is None:
        none = figures([])
        return Published(None, none, none, none, none, (), ())
    same = same_day(until, until.year - 1)
    newest = sorted(known, reverse=True)[:RECENT]
    return Published(
        until=until, last=figures([known[until]], weighed),
        month=_between(known, until.replace(day=1), until, weighed),
        year=_between(known, dt.date(until.year, 1, 1), until, weighed),
        before=_between(known, dt.date(same.year, 1, 1), same, weighed), months=_months(known, totals, until.year),
        recent=tuple((date, figures([known[date]], weighed)) for date in newest),
        earlier=_whole_years(known, totals, until.year),
    )  # fmt: skip


def table(days: Iterable[PublicDay], totals: Mapping[str, int] = {}, weighed: skm.Weighing = skm.EQUAL) -> str:
    """CSV with a header, a line for each day, oldest first; empty where nothing was measured.

    `totals`: each month from before Besti has a line of its own, told by its source.
    """
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for month in sorted(totals):
        rows.writerow((month, totals[month], *[""] * (len(COLUMNS) - 3), IMPORTED))
    for day in sorted(days, key=lambda each: each.day):
        f = figures([day], weighed)
        measured = (f.visits, f.median, f.most, f.promised, day.kept.kept, _enough(f.respondents), f.ikm)
        rows.writerow((day.day, *measured, COUNTED))
    return text.getvalue()


def _enough(respondents: int) -> int | None:
    """Too few are not told: they would tell about single people."""
    return respondents if respondents >= skm.FEWEST else None


def _between(known: dict[dt.date, PublicDay], first: dt.date, last: dt.date, weighed: skm.Weighing) -> Figures:
    return figures([day for date, day in known.items() if first <= date <= last], weighed)


def _months(known: dict[dt.date, PublicDay], totals: Mapping[str, int], year: int) -> tuple[Month, ...]:
    """The months of the year that have any figures, in this year or the last."""
    rows = []
    for month in range(1, 13):
        now, before = (_visits(known, totals, each, month) for each in (year, year - 1))
        rows.append(Month(month, now[0], before[0], (now[1], before[1])))
    return tuple(row for row in rows if row.now is not None or row.before is not None)


def _visits(
    known: dict[dt.date, PublicDay], totals: Mapping[str, int], year: int, month: int
) -> tuple[int | None, bool]:
    """Visits of a month, and whether they were imported."""
    found = [day.visits for date, day in known.items() if (date.year, date.month) == (year, month)]
    if found:
        return sum(found), False
    imported = totals.get(f"{year}-{month:02}")
    return imported, imported is not None


def _whole_years(known: dict[dt.date, PublicDay], totals: Mapping[str, int], year: int) -> tuple[tuple[int, int], ...]:
    """The years before `year` of which every month was imported and no day counted by Besti, the newest first."""
    counted = {date.year for date in known}
    years = sorted({int(month[:4]) for month in totals} - counted, reverse=True)
    months = {each: [f"{each}-{month:02}" for month in range(1, 13)] for each in years if each < year}
    return tuple(
        (each, sum(totals[m] for m in named)) for each, named in months.items() if all(m in totals for m in named)
    )
