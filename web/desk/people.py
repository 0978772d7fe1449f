"""The people at the desk: added, given duties and new PINs, stopped, and taken from a list after a preview."""

import asyncio
import logging
import time
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.access import STAFF, Duty, Person, Staff
from core.commands import ChangeDocument
from store.people_file import BadPeople, People, checked_name, duties_of, people
from store.pins import hashed, new_pin
from store.staff import BadStaff, Known, added, read, replaced, taken, written
from web.asked import Turned, language
from web.desk import people_view
from web.desk.held import HeldBack
from web.desk.office import Office, back, must_have_site
from web.parts import Entered, Parts
from web.sight import Sight

_log = logging.getLogger(__name__)
_ADMIN = Duty.ADMIN


class PeoplePages:
    def __init__(self, parts: Parts) -> None:
        self._office = Office(parts)
        self._lists = HeldBack[People](time.monotonic)
        self.routes = [
            Route("/desk/people", self._list, methods=["GET"]),
            Route("/desk/people/add", self._add, methods=["POST"]),
            Route("/desk/people/list", self._preview, methods=["POST"]),
            Route("/desk/people/list/{mark}", self._take, methods=["POST"]),
            Route("/desk/people/{number}", self._one, methods=["GET"]),
            Route("/desk/people/{number}/duties", self._duties, methods=["POST"]),
            Route("/desk/people/{number}/pin", self._pin, methods=["POST"]),
            Route("/desk/people/{number}/stop", self._stop, methods=["POST"]),
        ]

    async def _list(self, request: Request) -> Response:
        return await self._listed(request, await self._office.enter(request, _ADMIN))

    async def _listed(
        self, request: Request, who: Entered, wrong: str = "", typed: dict[str, str] | None = None
    ) -> Response:
        def values(sight: Sight) -> dict[str, Any]:
            catalog = must_have_site(sight)
            return {
                "people": people_view.everybody(_known(sight).staff, catalog), "places": people_view.places(catalog),
                "all_duties": list(Duty), "typed": typed or {}, "wrong": wrong,
            }  # fmt: skip

        found = await self._office.ask(values)
        return await self._office.show(request, who, "desk_people.html", found, 422 if wrong else 200)

    async def _add(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, _ADMIN)
        known, catalog = await self._office.ask(lambda sight: (_known(sight), must_have_site(sight)))
        name = fields.get("name", "").strip()
        try:
            duties = duties_of(fields.get("agency", ""), fields.get("duty", ""), catalog)
            checked_name(name)
        except BadPeople as bad:
            return await self._listed(request, who, bad.words(language(request)), fields)
        pin = new_pin()
        staff, person = added(known.staff, name, await asyncio.to_thread(hashed, pin), duties)
        wrong = await self._save(request, who, staff, known)
        return await (self._listed(request, who, wrong, fields) if wrong else self._pins(request, who, [(person, pin)]))

    async def _preview(self, request: Request) -> Response:
        who, what = await self._office.uploaded(request, _ADMIN)
        catalog = await self._office.ask(must_have_site)
        try:
            found = await asyncio.to_thread(people, what.file, catalog)
        except BadPeople as bad:
            return await self._listed(request, who, bad.words(language(request)))
        mark = self._lists.keep(who.person.id, found) if found.rows and not found.faults else ""

        def values(sight: Sight) -> dict[str, Any]:
            staff = _known(sight).staff
            return {
                "rows": [
                    people_view.Shown(
                        "", row.name, bool(row.pin),
                        tuple((people_view.called(a, catalog), held) for a, held in row.duties.items()),
                        people_view.namesakes(row.name, staff),
                    ) for row in found.rows
                ],
                "faults": [fault.words(language(request)) for fault in found.faults], "mark": mark,
            }  # fmt: skip

        shown = await self._office.ask(values)
        return await self._office.show(request, who, "desk_people_list.html", shown, 200 if mark else 422)

    async def _take(self, request: Request) -> Response:
        who, _ = await self._office.posted(request, _ADMIN)
        mark = request.path_params["mark"]
        found = self._lists.find(who.person.id, mark)
        if found is None:
            return await self._listed(request, who, self._office.say(request, "page.o_preview_old"))
        known = await self._office.ask(_known)
        staff, made = await asyncio.to_thread(taken, known.staff, found.rows)
        wrong = await self._save(request, who, staff, known)
        if wrong:
            return await self._listed(request, who, wrong)
        self._lists.drop(mark)
        return await self._pins(request, who, made)

    async def _one(self, request: Request) -> Response:
        return await self._person(request, await self._office.enter(request, _ADMIN))

    async def _person(self, request: Request, who: Entered, wrong: str = "") -> Response:
        def values(sight: Sight) -> dict[str, Any]:
            catalog, (_, person) = must_have_site(sight), self._found(request, sight)
            return {
                "person": person, "places": people_view.places(catalog, person), "all_duties": list(Duty),
                "held": {(agency, duty) for agency, duties in person.duties.items() for duty in duties},
                "wrong": wrong,
            }  # fmt: skip

        found = await self._office.ask(values)
        return await self._office.show(request, who, "desk_person.html", found, 422 if wrong else 200)

    async def _duties(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, _ADMIN)

        def change(sight: Sight) -> tuple[Known, Person]:
            catalog, (known, person) = must_have_site(sight), self._found(request, sight)
            return known, msgspec.structs.replace(
                person, name=fields.get("name", person.name).strip(),
                duties=people_view.ticked(fields, catalog, person),
            )  # fmt: skip

        known, changed = await self._office.ask(change)
        try:
            checked_name(changed.name)
        except BadPeople as bad:
            return await self._person(request, who, bad.words(language(request)))
        return await self._changed(request, who, known, changed, "duties")

    async def _pin(self, request: Request) -> Response:
        who, _ = await self._office.posted(request, _ADMIN)
        known, person = await self._office.ask(lambda sight: self._found(request, sight))
        pin = new_pin()
        changed = msgspec.structs.replace(person, pin=await asyncio.to_thread(hashed, pin), active=True)
        wrong = await self._save(request, who, replaced(known.staff, [changed]), known)
        if wrong:
            return await self._person(request, who, wrong)
        return await self._pins(request, who, [(changed, pin)])

    async def _stop(self, request: Request) -> Response:
        who, _ = await self._office.posted(request, _ADMIN)
        known, person = await self._office.ask(lambda sight: self._found(request, sight))
        return await self._changed(request, who, known, msgspec.structs.replace(person, active=False), "stopped")

    async def _changed(self, request: Request, who: Entered, known: Known, person: Person, done: str) -> Response:
        wrong = await self._save(request, who, replaced(known.staff, [person]), known)
        if wrong:
            return await self._person(request, who, wrong)
        return back(f"/desk/people/{person.id}", done)

    async def _pins(self, request: Request, who: Entered, made: list[tuple[Person, str]]) -> Response:
        """The one page on which PINs are shown."""
        return await self._office.show(request, who, "desk_pins.html", {"made": made})

    async def _save(self, request: Request, who: Entered, staff: Staff, known: Known) -> str:
        """Why it was refused; "" where it was taken."""
        refusal = await self._office.send(who, ChangeDocument(STAFF, written(staff), known.version))
        return refusal.words(language(request)) if refusal else ""

    def _found(self, request: Request, sight: Sight) -> tuple[Known, Person]:
        """Raises Turned where there is nobody of that number."""
        known = _known(sight)
        person = known.staff.person(request.path_params["number"])
        if person is None:
            raise Turned(404, "page.no_page")
        return known, person


def _known(sight: Sight) -> Known:
    """Raises Turned where the document is broken."""
    try:
        return read(sight.reader)
    except BadStaff as bad:
        _log.error("the document of the people cannot be read: %s", bad)
        raise Turned(409, "page.o_staff_broken") from bad
