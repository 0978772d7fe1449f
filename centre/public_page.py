"""What the malls publish together: `/public` and its table, for everybody, the same figures on good days and bad."""

import datetime as dt
import time
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from centre.asked_time import today
from centre.frame import Frame
from centre.known_sites import KnownSite
from centre.phones_limits import address_of
from centre.public_days import Month, PublicMonths, since
from core.rollup import skm
from summary.public import PublicDay, Published, figures, published, table
from web.asked import Turned, language
from web.public import KEEP_S, Line, bars, line, stretches
from web.rate import Rate
from web.times import short_date


class PublicPages:
    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._months = PublicMonths()
        self._rate = Rate(time.monotonic)
        self.routes = [
            Route("/public", self._show, methods=["GET"]), Route("/public.csv", self._table, methods=["GET"]),
        ]  # fmt: skip

    async def _read(self, request: Request) -> tuple[Mapping[str, KnownSite], dt.date, list[Month]]:
        if not self._rate.allows(address_of(request)):
            raise Turned(429, "page.r_too_often")
        sites = await self._frame.sites()
        now = today(sites.values(), self._frame.now_ms())
        return sites, now, await self._frame.ask(lambda connection: self._months.read(connection, now))

    async def _show(self, request: Request) -> Response:
        sites, now, months = await self._read(request)
        values = self._values(request, published(_days(months, now), now, {}, common(sites)), sites, months)
        answer = self._frame.paper.page("public.html", language(request), 200, **values)
        answer.headers["Cache-Control"] = f"private, max-age={KEEP_S}"
        return answer

    def _values(
        self, request: Request, found: Published, sites: Mapping[str, KnownSite], months: list[Month]
    ) -> dict[str, Any]:
        tongue, weighed = language(request), common(sites)
        return {
            "site": self._frame.say(request, "page.m_centre"),
            "until": short_date(found.until) if found.until else "",
            "lines": stretches(found, tongue, lambda key, **places: self._frame.say(request, key, **places)),
            "recent": [line(short_date(date), of, tongue) for date, of in found.recent], "earlier": [],
            "imported": False, "weight": weighed.written.replace(".", "." if tongue == "en" else ","),
            "months": bars(found, tongue), "years": (found.until.year, found.until.year - 1) if found.until else None,
            "picture": None, "caption": [], "pictured": "",
            "malls": _malls(sites, since(months, found.until.year), tongue) if found.until else [],
        }  # fmt: skip

    async def _table(self, request: Request) -> Response:
        sites, now, months = await self._read(request)
        text = table(_days(months, now), {}, common(sites))
        named = {"Content-Disposition": 'attachment; filename="besti-public.csv"',
                 "Cache-Control": f"public, max-age={KEEP_S}"}  # fmt: skip
        return Response("\ufeff" + text, media_type="text/csv; charset=utf-8", headers=named)


def common(sites: Mapping[str, KnownSite]) -> skm.Weighing:
    """How the answers of all malls are weighed together: as each does where all do alike, else by 1/9."""
    used = {site.weighed.written: site.weighed for site in sites.values() if site.catalog}
    return next(iter(used.values())) if len(used) == 1 else skm.EQUAL


def _days(months: list[Month], now: dt.date) -> list[PublicDay]:
    return [day for month in months for date, day in month.days.items() if date < now.isoformat()]


def _malls(sites: Mapping[str, KnownSite], found: Mapping[str, PublicDay], tongue: str) -> list[Line]:
    """A line for each mall with figures, by name."""
    shown: list[Any] = [(site, found[site.id]) for site in sites.values() if site.id in found]
    return [line(site.name.in_language(tongue), figures([day], site.weighed), tongue) for site, day in shown]
