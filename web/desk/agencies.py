"""The agencies at the desk: who is there, who leaves and when, and what that means, shown before it is done."""

import datetime as dt
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core import sitecheck
from core.access import Duty
from core.catalog import Catalog
from core.leaving import Concerned, concerned, left
from core.newagency import next_step
from core.site import Agency
from core.time_of_day import time_of_day
from web.asked import Turned, language
from web.desk import drafts
from web.desk.office import Office, must_have_site
from web.desk.previews import Previews
from web.parts import Entered, Parts
from web.sight import Sight
from web.times import short_date

_ADMIN = Duty.ADMIN
ADDRESS = "/desk/agencies"


class AgencyPages:
    def __init__(self, parts: Parts, previews: Previews) -> None:
        self._office = Office(parts)
        self._previews = previews
        self.routes = [
            Route(ADDRESS, self._list, methods=["GET"]),
            Route(f"{ADDRESS}/leave/{{agency}}", self._leave, methods=["GET"]),
            Route(f"{ADDRESS}/leave/{{agency}}", self._confirm, methods=["POST"]),
        ]

    async def _list(self, request: Request) -> Response:
        who = await self._office.enter(request, _ADMIN)

        def values(sight: Sight) -> dict[str, Any]:
            catalog = must_have_site(sight)
            today = catalog.local(sight.now_ms).date()
            return {
                "agencies": [_row(agency, catalog, today, language(request)) for agency in catalog.site.agencies],
                "drafts": [
                    {"id": each.id, "short": each.short, "step": next_step(each)}
                    for each in drafts.known(sight).drafts.agencies
                ],
            }  # fmt: skip

        return await self._office.show(request, who, "desk_agencies.html", await self._office.ask(values))

    async def _leave(self, request: Request) -> Response:
        who = await self._office.enter(request, _ADMIN)
        return await self._page(request, who, request.query_params.get("last", ""))

    async def _page(self, request: Request, who: Entered, last: str, wrong: str = "") -> Response:
        tongue = language(request)

        def values(sight: Sight) -> dict[str, Any]:
            catalog, agency = self._agency(request, sight)
            today = catalog.local(sight.now_ms).date()
            day = _date(last)
            found = concerned(sight.state, catalog, agency.id, day) if day is not None and day >= today else None
            return {
                "agency": agency, "today": today.isoformat(), "last": last if found else "", "name": agency.name,
                "until": short_date(agency.valid_until) if agency.valid_until else "", "now": day == today,
                "late": bool(last) and found is None, "told": _told(found, catalog, tongue) if found else None,
                "day": short_date(day) if day else "",
            }  # fmt: skip

        found = await self._office.ask(values)
        if found["late"]:
            wrong = self._office.say(request, "page.o_leave_past")
        return await self._office.show(
            request, who, "desk_leave.html", found | {"wrong": wrong}, 422 if wrong else 200
        )  # fmt: skip

    async def _confirm(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, _ADMIN)
        day, stays = _date(fields.get("last", "")), fields.get("stays") == "yes"
        if day is None and not stays:
            return await self._page(request, who, "", self._office.say(request, "page.o_leave_when"))

        def wanted(sight: Sight) -> tuple[Any, tuple[str, ...]]:
            catalog, agency = self._agency(request, sight)
            if stays or day is None:
                return left(catalog.site, agency.id, None), ()
            if day < catalog.local(sight.now_ms).date():
                return None, ()
            gone = concerned(sight.state, catalog, agency.id, day)
            return left(catalog.site, agency.id, day), tuple(booking.id for booking in gone.bookings)

        site, cancels = await self._office.ask(wanted)
        if site is None:
            return await self._page(request, who, fields.get("last", ""))
        faults = sitecheck.faults(site)
        if faults:
            words = " ".join(dict.fromkeys(fault.words.in_language(language(request)) for fault in faults[:5]))
            return await self._page(request, who, fields.get("last", ""), words)
        return await self._previews.offer(who, site, ADDRESS, cancels)

    def _agency(self, request: Request, sight: Sight) -> tuple[Catalog, Agency]:
        """Raises Turned where there is no such agency."""
        catalog = must_have_site(sight)
        agency = catalog.agencies.get(request.path_params["agency"])
        if agency is None:
            raise Turned(404, "page.no_page")
        return catalog, agency


def _row(agency: Agency, catalog: Catalog, today: dt.date, tongue: str) -> dict[str, Any]:
    """`state`: here, coming, leaving or gone."""
    first, last = agency.valid_from, agency.valid_until
    state = "gone" if last and last < today else "coming" if first and first > today else "leaving" if last else "here"
    return {
        "id": agency.id, "short": agency.short, "name": agency.name.in_language(tongue), "state": state,
        "letters": ", ".join(letter.letter for letter in agency.letters),
        "counters": sum(counter.agency == agency.id for counter in catalog.site.counters),
        "day": short_date(first) if state == "coming" and first else short_date(last) if last else "",
    }  # fmt: skip


def _told(found: Concerned, catalog: Catalog, tongue: str) -> dict[str, Any]:
    """Whom it concerns, as they are called."""

    def at(ms: int) -> str:
        moment = catalog.local(ms)
        return f"{short_date(moment.date())} {time_of_day(moment, tongue)}"

    return {
        "waiting": found.waiting,
        "bookings": [(at(booking.at_ms), booking.service) for booking in found.bookings],
        "required": [catalog.journeys[id_].name.in_language(tongue) for id_ in found.required],
        "optional": [catalog.journeys[id_].name.in_language(tongue) for id_ in found.optional],
    }


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
