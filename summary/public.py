"""What the mall publishes of itself: the same few figures for every stretch of days, on good days and bad. Pure."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

import msgspec

from core.rollup import skm
from core.rollup.account import Account
from core.rollup.kept import Kept
from core.rollup.minutes import Minutes
from core.rollup.ratings import Ratings
from summary.figures import agencies, share, whole

RECENT = 14
"""So many of the last days are listed one by one."""

COLUMNS = ("day", "visits", "wait_p50_min", "wait_p90_min", "promised", "promises_kept", "ratings", "ikm")


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
    """Visits of one month (1 to 12); None: no day of it is known."""

    month: int
    now: int | None
    before: int | None


class Published(NamedTuple):
    """`until`: the last day that is in it; None: no day is over yet. `before`: last year up to the same date.

    `recent`: the last days, the newest first.
    """

    until: dt.date | None
    last: Figures
    month: Figures
    year: Figures
    before: Figures
    months: tuple[Month, ...]
    recent: tuple[tuple[dt.date, Figures], ...]


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


def published(days: Iterable[PublicDay], today: dt.date) -> Published:
    """`days`: those that are over, in any order; `today` itself and what comes after are left out."""
    known = {date: day for day in days if (date := dt.date.fromisoformat(day.day)) < today}
    until = max(known, default=None)
    if until is None:
        none = figures([])
        return Published(None, none, none, none, none, (), ())
    same = _year_ago(until)
    newest = sorted(known, reverse=True)[:RECENT]
    return Published(
        until=until, last=figures([known[until]]), month=_between(known, until.replace(day=1), until),
        year=_between(known, dt.date(until.year, 1, 1), until), before=_between(known, dt.date(same.year, 1, 1), same),
        months=_months(known, until.year), recent=tuple((date, figures([known[date]])) for date in newest),
    )  # fmt: skip


def table(days: Iterable[PublicDay]) -> str:
    """CSV with a header, a line for each day, oldest first; empty where nothing was measured."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for day in sorted(days, key=lambda each: each.day):
        f = figures([day])
        rows.writerow((day.day, f.visits, f.median, f.most, f.promised, day.kept.kept, _enough(f.respondents), f.ikm))
    return text.getvalue()


def _enough(respondents: int) -> int | None:
    """Too few are not told: they would tell about single people."""
    return respondents if respondents >= skm.FEWEST else None


def _between(known: dict[dt.date, PublicDay], first: dt.date, last: dt.date) -> Figures:
    return figures([day for date, day in known.items() if first <= date <= last])


def _year_ago(day: dt.date) -> dt.date:
    """29 February becomes the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _months(known: dict[dt.date, PublicDay], year: int) -> tuple[Month, ...]:
    """The months of the year that have any figures, in this year or the last."""
    rows = (Month(month, _visits(known, year, month), _visits(known, year - 1, month)) for month in range(1, 13))
    return tuple(row for row in rows if row.now is not None or row.before is not None)


def _visits(known: dict[dt.date, PublicDay], year: int, month: int) -> int | None:
    found = [day.visits for date, day in known.items() if (date.year, date.month) == (year, month)]
    return sum(found) if found else None
