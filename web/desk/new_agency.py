"""A new agency at the desk: step by step, to be left and taken up again; visitors see nothing before it opens."""

import asyncio
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core import sitecheck
from core.access import STAFF, Duty
from core.commands import ChangeDocument
from core.newagency import NEW_AGENCIES, STEPS, Draft, Drafts, free_counters, free_letters, next_step
from core.site import WEEKDAYS, Week
from store.people_file import BadPeople, checked_name
from store.pins import hashed, new_pin
from store.staff import added, read, written
from web.asked import Turned, language
from web.desk import drafts
from web.desk.draft_forms import KINDS, MOST_SERVICES, READ, Ground, Untyped, begun
from web.desk.office import Office, back, must_have_site
from web.desk.previews import Previews
from web.desk.rehearsing import Tried, site_of, tried
from web.parts import Entered, Parts
from web.sight import Sight

_ADMIN = Duty.ADMIN
_LIST = "/desk/agencies"
ADDRESS = f"{_LIST}/new"


class NewAgencyPages:
    def __init__(self, parts: Parts, previews: Previews) -> None:
        self._office = Office(parts)
        self._previews = previews
        self.routes = [
            Route(ADDRESS, self._first, methods=["GET"]),
            Route(ADDRESS, self._begin, methods=["POST"]),
            Route(f"{ADDRESS}/{{draft}}", self._go_on, methods=["GET"]),
            Route(f"{ADDRESS}/{{draft}}/drop", self._drop, methods=["POST"]),
            Route(f"{ADDRESS}/{{draft}}/officer", self._officer, methods=["POST"]),
            Route(f"{ADDRESS}/{{draft}}/rehearsal", self._rehearsed, methods=["POST"]),
            Route(f"{ADDRESS}/{{draft}}/open", self._open, methods=["POST"]),
            Route(f"{ADDRESS}/{{draft}}/{{step}}", self._step, methods=["GET"]),
            Route(f"{ADDRESS}/{{draft}}/{{step}}", self._typed, methods=["POST"]),
        ]

    async def _first(self, request: Request) -> Response:
        return await self._begin_page(request, await self._office.enter(request, _ADMIN))

    async def _begin_page(
        self, request: Request, who: Entered, wrong: str = "", typed: dict[str, str] | None = None
    ) -> Response:
        values = {"draft": None, "step": "name", "steps": STEPS, "kinds": KINDS, "typed": typed or {}, "wrong": wrong}
        return await self._office.show(request, who, "desk_new_agency.html", values, 422 if wrong else 200)

    async def _begin(self, request: Request) -> Response:
        who, typed = await self._office.posted(request, _ADMIN)
        ground, known = await self._office.ask(lambda sight: (_ground(sight), drafts.known(sight)))
        try:
            draft = begun(typed, ground, {each.id for each in known.drafts.agencies})
        except Untyped as bad:
            return await self._begin_page(request, who, bad.text.in_language(language(request)), typed)
        wrong = await self._save(request, who, known.drafts.put(draft), known.version)
        return await self._begin_page(request, who, wrong, typed) if wrong else back(f"{ADDRESS}/{draft.id}")

    async def _go_on(self, request: Request) -> Response:
        """Where it was left."""
        await self._office.enter(request, _ADMIN)
        draft = await self._office.ask(lambda sight: self._draft(request, sight)[1])
        return back(f"{ADDRESS}/{draft.id}/{next_step(draft)}")

    async def _step(self, request: Request) -> Response:
        return await self._page(request, await self._office.enter(request, _ADMIN))

    async def _page(
        self, request: Request, who: Entered, wrong: str = "", typed: dict[str, str] | None = None
    ) -> Response:
        step = request.path_params.get("step", request.url.path.rpartition("/")[2])
        if step not in STEPS:
            raise Turned(404, "page.no_page")

        def values(sight: Sight) -> dict[str, Any]:
            _, draft = self._draft(request, sight)
            ground = _ground(sight)
            return {
                "draft": draft, "step": step, "steps": STEPS, "kinds": KINDS, "typed": typed or {}, "wrong": wrong,
                "reached": STEPS.index(next_step(draft)), "most": MOST_SERVICES, "days": WEEKDAYS,
                "letters": free_letters(ground.site, ground.state, ground.today, draft.id),
                "zones": [(zone.id, zone.name.in_language(language(request))) for zone in ground.site.zones],
                "numbers": free_counters(ground.site, max(1, len(draft.counters))),
                "officers": [p for p in sight.staff.people if p.id in draft.officers],
                "tried": tried(sight, draft, language(request)) if step == "rehearsal" else None,
                "week": _written(draft),
            }  # fmt: skip

        found = await self._office.ask(values)
        return await self._office.show(request, who, "desk_new_agency.html", found, 422 if wrong else 200)

    async def _typed(self, request: Request) -> Response:
        who, typed = await self._office.posted(request, _ADMIN)
        reads = READ.get(request.path_params["step"])
        if reads is None:
            raise Turned(404, "page.no_page")
        ground, (known, draft) = await self._office.ask(lambda sight: (_ground(sight), self._draft(request, sight)))
        try:
            changed = msgspec.structs.replace(reads(draft, typed, ground), rehearsed=False)
        except Untyped as bad:
            return await self._page(request, who, bad.text.in_language(language(request)), typed)
        wrong = await self._save(request, who, known.drafts.put(changed), known.version)
        return await self._page(request, who, wrong, typed) if wrong else back(f"{ADDRESS}/{draft.id}")

    async def _officer(self, request: Request) -> Response:
        """Somebody new, with a duty at an agency that only opens later; the number and PIN are shown once."""
        who, typed = await self._office.posted(request, _ADMIN)
        (known, draft), people = await self._office.ask(lambda sight: (self._draft(request, sight), read(sight.reader)))
        name, pin = typed.get("name", "").strip(), new_pin()
        try:
            checked_name(name)
        except BadPeople as bad:
            return await self._page(request, who, bad.words(language(request)), typed)
        hash_ = await asyncio.to_thread(hashed, pin)
        staff, person = added(people.staff, name, hash_, {draft.id: (Duty.OFFICER,)})
        refusal = await self._office.send(who, ChangeDocument(STAFF, written(staff), people.version))
        if refusal is not None:
            return await self._page(request, who, refusal.words(language(request)), typed)
        changed = msgspec.structs.replace(draft, officers=(*draft.officers, person.id))
        wrong = await self._save(request, who, known.drafts.put(changed), known.version)
        values = {"made": [(person, pin)], "onward": f"{ADDRESS}/{draft.id}", "wrong": wrong}
        return await self._office.show(request, who, "desk_pins.html", values)

    async def _rehearsed(self, request: Request) -> Response:
        who, _ = await self._office.posted(request, _ADMIN)

        def played(sight: Sight) -> tuple[drafts.Known, Draft, Tried]:
            known, draft = self._draft(request, sight)
            return known, draft, tried(sight, draft, language(request))

        known, draft, found = await self._office.ask(played)
        if found.wrong:
            return await self._page(request, who, found.wrong)
        changed = msgspec.structs.replace(draft, rehearsed=True)
        wrong = await self._save(request, who, known.drafts.put(changed), known.version)
        return await self._page(request, who, wrong) if wrong else back(f"{ADDRESS}/{draft.id}")

    async def _open(self, request: Request) -> Response:
        who, _ = await self._office.posted(request, _ADMIN)
        site, draft = await self._office.ask(
            lambda sight: (site_of(sight, self._draft(request, sight)[1]), self._draft(request, sight)[1])
        )
        if next_step(draft) != "open" or sitecheck.faults(site):
            return back(f"{ADDRESS}/{draft.id}")
        return await self._previews.offer(who, site, _LIST, opens=draft.id)

    async def _drop(self, request: Request) -> Response:
        who, _ = await self._office.posted(request, _ADMIN)
        known, draft = await self._office.ask(lambda sight: self._draft(request, sight))
        wrong = await self._save(request, who, known.drafts.without(draft.id), known.version)
        if wrong:
            raise Turned(409, "page.o_draft_moved")
        return back(_LIST, "dropped")

    async def _save(self, request: Request, who: Entered, changed: Drafts, version: int) -> str:
        """Why it was refused; "" where it was taken, or nothing has changed."""
        refusal = await self._office.send(who, ChangeDocument(NEW_AGENCIES, drafts.written(changed), version))
        return "" if refusal is None or refusal.code == "document_same" else refusal.words(language(request))

    def _draft(self, request: Request, sight: Sight) -> tuple[drafts.Known, Draft]:
        return drafts.found(sight, request.path_params["draft"])


def _ground(sight: Sight) -> Ground:
    catalog = must_have_site(sight)
    return Ground(catalog.site, sight.state, catalog.local(sight.now_ms).date())


def _written(draft: Draft) -> dict[str, str]:
    """The agency's own week as it is typed."""
    week = draft.hours or Week()
    return {day: ", ".join(f"{start}–{end}" for start, end in getattr(week, day)) for day in WEEKDAYS}
