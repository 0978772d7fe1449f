"""The stretch of days that a page of the centre is asked about, and those beside it."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request

from centre.known_sites import KnownSite
from summary.period import Period, period
from web.asked import Turned
from web.summary import wanted

KINDS = ("day", "week", "month", "year")
USUAL = "month"
ZONE_MS = 7 * 3_600_000
"""Where no site says what time it is there, it is that of Jakarta."""


class AskedTime(NamedTuple):
    """`date`: a day in it; `today`: of the sites. `over`: its last day is."""

    date: dt.date
    kind: str
    about: Period
    today: dt.date

    @property
    def over(self) -> bool:
        return self.about.last < self.today

    @property
    def query(self) -> str:
        return self._query(self.date)

    @property
    def first(self) -> str:
        return self.about.first.isoformat()

    @property
    def last(self) -> str:
        return self.about.last.isoformat()

    @property
    def earlier(self) -> str:
        """The query for the stretch before; "" where the calendar ends."""
        ends = self.about.first <= dt.date(2000, 1, 1)
        return "" if ends else self._query(self.about.first - dt.timedelta(days=1))

    @property
    def later(self) -> str:
        """The query for the stretch after; "" where that has not begun."""
        return self._query(self.about.last + dt.timedelta(days=1)) if self.over else ""

    def _query(self, date: dt.date) -> str:
        return urlencode({"day": date.isoformat(), "period": self.kind})


def today(sites: Iterable[KnownSite], now_ms: int) -> dt.date:
    """The latest date that it is at any of the sites."""
    return max((site.day(now_ms) for site in sites if site.catalog), default=_jakarta(now_ms))


def _jakarta(now_ms: int) -> dt.date:
    return dt.datetime.fromtimestamp((now_ms + ZONE_MS) / 1000, dt.UTC).date()


def asked_time(request: Request, day: dt.date) -> AskedTime:
    """What the address asks for on the date `day`; the month of yesterday where it does not say. Raises Turned."""
    given = request.query_params.get("day", "") or (day - dt.timedelta(days=1)).isoformat()
    kind = request.query_params.get("period", "") or USUAL
    if kind not in KINDS:
        raise Turned(400, "page.r_bad_period")
    found = wanted(given, kind, day)
    return AskedTime(found.day, kind, period(kind, found.day), day)
