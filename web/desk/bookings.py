"""Bookings at the desk: entered one by one or from a list, seen by day, cancelled; each at one's own agencies."""

import asyncio
import time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.access import EVERYWHERE, Duty, Person
from core.catalog import Catalog
from core.commands import CancelBooking, MakeBooking
from core.ids import derived
from core.site import Service
from core.time_of_day import time_of_day
from core.words import BookingState
from web.asked import Turned, language
from web.desk.bookings_file import BadLine, Listed, Wanted, hash_of, listed, stands, wanted
from web.desk.held import HeldBack
from web.desk.office import Office, back, must_have_site
from web.parts import Entered, Parts
from web.sight import Sight
from web.times import short_date

_DUTY = Duty.SUPERVISOR
ADDRESS = "/desk/bookings"
DAYS_SHOWN = 60
_TOGETHER = 50


class BookingPages:
    def __init__(self, parts: Parts) -> None:
        self._office = Office(parts)
        self._lists = HeldBack[Listed](time.monotonic)
        self.routes = [
            Route(ADDRESS, self._list, methods=["GET"]),
            Route(f"{ADDRESS}/add", self._add, methods=["POST"]),
            Route(f"{ADDRESS}/list", self._preview, methods=["POST"]),
            Route(f"{ADDRESS}/list/{{mark}}", self._take, methods=["POST"]),
            Route(f"{ADDRESS}/cancel", self._cancel, methods=["POST"]),
        ]

    async def _list(self, request: Request) -> Response:
        return await self._page(request, await self._office.enter(request, _DUTY))

    async def _page(
        self, request: Request, who: Entered, wrong: str = "", typed: dict[str, str] | None = None
    ) -> Response:
        def values(sight: Sight) -> dict[str, Any]:
            services = theirs(who.person, must_have_site(sight))
            tongue = language(request)
            return {
                "days": _days(sight, services, tongue), "typed": typed or {}, "wrong": wrong,
                "services": [(code, each.name.in_language(tongue)) for code, each in services.items()],
                "today": must_have_site(sight).local(sight.now_ms).date().isoformat(),
            }  # fmt: skip

        found = await self._office.ask(values)
        return await self._office.show(request, who, "desk_bookings.html", found, 422 if wrong else 200)

    async def _add(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, _DUTY)

        def read(sight: Sight) -> tuple[Wanted, bool]:
            catalog = must_have_site(sight)
            moment = f"{fields.get('date', '')} {fields.get('time', '')}".strip()
            made = wanted(hash_of(fields.get("code", "")), moment, fields.get("service", ""), catalog, sight.now_ms)
            if made.service not in theirs(who.person, catalog):
                raise Turned(403, "page.forbidden")
            return made, stands(made, sight.state)

        try:
            booking, known = await self._office.ask(read)
        except BadLine as bad:
            return await self._page(request, who, _sentence(bad, language(request)), fields)
        wrong = "" if known else await self._make(request, who, booking)
        return await self._page(request, who, wrong, fields) if wrong else back(ADDRESS, "booked")

    async def _preview(self, request: Request) -> Response:
        who, what = await self._office.uploaded(request, _DUTY)
        tongue = language(request)

        def read(sight: Sight) -> tuple[Listed, set[str]]:
            catalog = must_have_site(sight)
            return listed(what.file, catalog, sight.state, sight.now_ms), set(theirs(who.person, catalog))

        try:
            found, own = await self._office.ask(read)
        except BadLine as bad:
            return await self._page(request, who, _sentence(bad, tongue))
        if any(booking.service not in own for booking in found.new):
            raise Turned(403, "page.forbidden")
        mark = self._lists.keep(who.person.id, found) if found.new and not found.faults else ""

        def values(sight: Sight) -> dict[str, Any]:
            catalog = must_have_site(sight)
            return {
                "rows": [_row(catalog, each.service, each.at_ms, tongue) for each in found.new], "known": found.known,
                "faults": [_sentence(bad, tongue) for bad in found.faults], "mark": mark,
            }  # fmt: skip

        shown = await self._office.ask(values)
        return await self._office.show(request, who, "desk_bookings_list.html", shown, 200 if mark else 422)

    async def _take(self, request: Request) -> Response:
        who, _ = await self._office.posted(request, _DUTY)
        mark = request.path_params["mark"]
        found = self._lists.find(who.person.id, mark)
        if found is None:
            return await self._page(request, who, self._office.say(request, "page.o_preview_old"))
        refused = [wrong for wrong in await self._all(request, who, found.new) if wrong]
        self._lists.drop(mark)
        return await self._page(request, who, " ".join(dict.fromkeys(refused))) if refused else back(ADDRESS, "listed")

    async def _cancel(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, _DUTY)
        booking = fields.get("booking", "")
        refusal = await self._office.send(who, CancelBooking(booking), derived("cancel", booking))
        if refusal is not None:
            return await self._page(request, who, refusal.words(language(request)))
        return back(ADDRESS, "cancelled")

    async def _all(self, request: Request, who: Entered, new: list[Wanted]) -> list[str]:
        """As many answers as bookings; those that are sent together share a commit."""
        answers = list[str]()
        for n in range(0, len(new), _TOGETHER):
            answers += await asyncio.gather(*(self._make(request, who, each) for each in new[n : n + _TOGETHER]))
        return answers

    async def _make(self, request: Request, who: Entered, booking: Wanted) -> str:
        """Why it was refused; "" where it is booked, now or already. Sent again, it is the same command."""
        order = MakeBooking(booking.id, booking.service, booking.at_ms, booking.code_hash)
        refusal = await self._office.send(who, order, derived("book", *booking))
        return refusal.words(language(request)) if refusal else ""


def theirs(person: Person, catalog: Catalog) -> dict[str, Service]:
    """The services of the agencies at which the person leads."""
    held = person.agencies(_DUTY)
    return {
        service.code: service
        for agency in catalog.site.agencies
        for service in agency.services
        if EVERYWHERE in held or agency.id in held
    }


def _days(sight: Sight, services: dict[str, Service], tongue: str) -> list[dict[str, Any]]:
    """What is booked today and on the coming days, in order of time."""
    catalog = must_have_site(sight)
    today, days = catalog.local(sight.now_ms).date(), dict[str, list[dict[str, Any]]]()
    for booking in sorted(sight.state.bookings.values(), key=lambda each: each.at_ms):
        day = catalog.local(booking.at_ms).date()
        if booking.service not in services or not 0 <= (day - today).days <= DAYS_SHOWN:
            continue
        row = _row(catalog, booking.service, booking.at_ms, tongue)
        row |= {"id": booking.id, "state": booking.state, "open": booking.state == BookingState.MADE}
        days.setdefault(short_date(day), []).append(row)
    return [{"day": day, "rows": rows} for day, rows in days.items()]


def _row(catalog: Catalog, service: str, at_ms: int, tongue: str) -> dict[str, Any]:
    at = catalog.local(at_ms)
    name = catalog.services[service].name.in_language(tongue) if service in catalog.services else ""
    return {"day": short_date(at.date()), "time": time_of_day(at, tongue), "service": service, "name": name}


def _sentence(bad: BadLine, tongue: str) -> str:
    """ "Baris 3: …"; a sentence of its own where no line is meant."""
    words = bad.text.in_language(tongue)
    if not bad.line:
        return words[:1].upper() + words[1:]
    return f"{'Line' if tongue == 'en' else 'Baris'} {bad.line}: {words}"
