"""What the days of all malls came to together, as it is published: read by month, and kept for a while."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from threading import Lock
from typing import NamedTuple

from sqlalchemy import Connection

from core.rollup.brief import Brief
from store import centre_rollups
from summary.period import Period, period
from summary.public import PublicDay

FRESH_S, SETTLED_S = 600.0, 6 * 3600.0
"""So long a month is kept that still changes, and one of which only late facts can come."""


class Month(NamedTuple):
    """`days`: of all malls together, by date; `sites`: of all days together, by site. Neither may be changed."""

    days: dict[str, PublicDay]
    sites: dict[str, PublicDay]


class PublicMonths:
    """`clock`: seconds of a clock that nobody sets. However many ask, a month is read once in its time.

    Of the months of which only late facts can come, a question reads one anew: nobody waits for two years at once but
    who asks first.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[str, tuple[float, Month]] = {}
        self._lock = Lock()

    def read(self, connection: Connection, today: dt.date) -> list[Month]:
        """The months of last year and this one, up to `today`, oldest first."""
        with self._lock:
            months = [period("month", first) for first in _months(today)]
            due = [month for month in months if self._is_due(month, today)]
            settled = [month for month in due if month.label in self._known and _is_settled(month, today)]
            for month in due:
                if month not in settled[1:]:
                    self._read(connection, month)
            return [self._known[month.label][1] for month in months]

    def _is_due(self, month: Period, today: dt.date) -> bool:
        known = self._known.get(month.label)
        return known is None or self._clock() - known[0] >= (SETTLED_S if _is_settled(month, today) else FRESH_S)

    def _read(self, connection: Connection, month: Period) -> None:
        briefs = centre_rollups.briefs(connection, month.first.isoformat(), month.last.isoformat())
        self._known[month.label] = self._clock(), month_of(briefs)


def _is_settled(month: Period, today: dt.date) -> bool:
    return (today - month.last).days > 31


def _months(today: dt.date) -> Iterator[dt.date]:
    first = dt.date(today.year - 1, 1, 1)
    while first <= today:
        yield first
        first = period("month", first).last + dt.timedelta(days=1)


def month_of(briefs: list[Brief]) -> Month:
    """The briefs of a month, added up both ways."""
    days, sites = dict[str, PublicDay](), dict[str, PublicDay]()
    for brief in briefs:
        one = PublicDay(brief.day, brief.visits, brief.waits, brief.kept, brief.ratings)
        days.setdefault(brief.day, PublicDay(brief.day)).take(one)
        sites.setdefault(brief.site, PublicDay("")).take(one)
    return Month(days, sites)


def since(months: list[Month], year: int) -> dict[str, PublicDay]:
    """By site, what the days of a year came to."""
    found: dict[str, PublicDay] = {}
    for month in months:
        if any(day.startswith(str(year)) for day in month.days):
            for site, of in month.sites.items():
                found.setdefault(site, PublicDay("")).take(of)
    return found
