"""Holidays at the desk: one entered, a list taken, one taken out; those of next year asked for in time."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core import sitecheck
from core.access import Duty
from core.holidayyear import missing_year, warning
from core.site import Site
from core.sitecheck_hours import HOLIDAY_KINDS
from web.asked import language
from web.desk.holidays_file import BadHoliday, holiday, holidays, with_holidays, without_holiday
from web.desk.office import Office, must_have_site
from web.desk.previews import Previews
from web.parts import Entered, Parts
from web.sight import Sight

_ADMIN = Duty.ADMIN
ADDRESS = "/desk/holidays"


class HolidayPages:
    def __init__(self, parts: Parts, previews: Previews) -> None:
        self._office = Office(parts)
        self._previews = previews
        self.routes = [
            Route(ADDRESS, self._list, methods=["GET"]),
            Route(f"{ADDRESS}/add", self._add, methods=["POST"]),
            Route(f"{ADDRESS}/list", self._take, methods=["POST"]),
            Route(f"{ADDRESS}/remove", self._remove, methods=["POST"]),
        ]

    async def _list(self, request: Request) -> Response:
        return await self._page(request, await self._office.enter(request, _ADMIN), [])

    async def _page(
        self, request: Request, who: Entered, wrong: list[str], typed: dict[str, str] | None = None
    ) -> Response:
        def values(sight: Sight) -> dict[str, Any]:
            catalog = must_have_site(sight)
            today = catalog.local(sight.now_ms).date()
            days = [each for each in catalog.site.hours.holidays if each.date.year >= today.year]
            missing = missing_year(catalog.site, today)
            return {
                "years": [
                    (year, [each for each in days if each.date.year == year])
                    for year in sorted({today.year, today.year + 1, *(each.date.year for each in days)})
                ],
                "warning": warning(missing).in_language(language(request)) if missing else "",
                "kinds": HOLIDAY_KINDS, "typed": typed or {}, "faults": wrong,
            }  # fmt: skip

        found = await self._office.ask(values)
        return await self._office.show(request, who, "desk_holidays.html", found, 422 if wrong else 200)

    async def _add(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, _ADMIN)
        site = (await self._office.ask(must_have_site)).site
        named = {name: fields.get(name, "").strip() for name in ("date", "name", "name_en", "kind")}
        try:
            return await self._offered(
                request,
                who,
                with_holidays(site, [holiday(named["date"], named["name"], named["name_en"], named["kind"])]),
            )
        except BadHoliday as bad:
            return await self._page(request, who, [bad.text.in_language(language(request))], named)

    async def _take(self, request: Request) -> Response:
        who, what = await self._office.uploaded(request, _ADMIN)
        site = (await self._office.ask(must_have_site)).site
        try:
            found, faults = await asyncio.to_thread(holidays, what.file)
        except BadHoliday as bad:
            found, faults = [], [bad]
        if faults or not found:
            told = [fault.text.in_language(language(request)) for fault in faults]
            return await self._page(request, who, told or [self._office.say(request, "page.o_list_empty")])
        return await self._offered(request, who, with_holidays(site, found))

    async def _remove(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, _ADMIN)
        site = (await self._office.ask(must_have_site)).site
        return await self._offered(request, who, without_holiday(site, fields.get("date", "")))

    async def _offered(self, request: Request, who: Entered, site: Site) -> Response:
        faults = sitecheck.faults(site)
        if faults:
            return await self._page(request, who, [fault.words.in_language(language(request)) for fault in faults[:20]])
        return await self._previews.offer(who, site, ADDRESS)
