"""The page between a wish and its doing: a site file is looked at before it is applied."""

import time

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.access import Duty
from core.commands import CancelBooking, ChangeDocument
from core.ids import derived
from core.newagency import NEW_AGENCIES
from core.site import Site
from store.sitefile import dump
from web.asked import Turned, language
from web.desk import drafts
from web.desk.candidate import Candidate, preview, version
from web.desk.held import HeldBack
from web.desk.office import Office, back
from web.desk.trial import ADDRESS as TRIAL
from web.parts import Entered, Parts

ADDRESS = "/desk/site/preview"


class Previews:
    def __init__(self, parts: Parts) -> None:
        self._office = Office(parts)
        self._held = HeldBack[Candidate](time.monotonic)
        self.routes = [
            Route(f"{ADDRESS}/{{mark}}", self._show, methods=["GET"]),
            Route(f"{ADDRESS}/{{mark}}", self._apply, methods=["POST"]),
        ]

    async def offer(
        self, who: Entered, site: Site, back_to: str, cancels: tuple[str, ...] = (), opens: str = ""
    ) -> Response:
        """Leads to the page that shows what `site`, which was checked, would change."""
        based_on = await self._office.ask(version)
        candidate = Candidate(site, dump(site), based_on, back_to, cancels, opens)
        return back(f"{ADDRESS}/{self._held.keep(who.person.id, candidate)}")

    async def _show(self, request: Request) -> Response:
        who = await self._office.enter(request, Duty.ADMIN)
        return await self._page(request, who)

    async def _page(self, request: Request, who: Entered, wrong: str = "") -> Response:
        candidate = self._found(request, who)
        found = await self._office.ask(lambda sight: preview(candidate, sight, language(request)))
        values = {
            "preview": found, "mark": request.path_params["mark"], "back_to": candidate.back, "wrong": wrong,
            "cancels": len(candidate.cancels),
        }  # fmt: skip
        return await self._office.show(request, who, "desk_preview.html", values, 409 if wrong else 200)

    async def _apply(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, Duty.ADMIN)
        candidate = self._found(request, who)
        found = await self._office.ask(lambda sight: preview(candidate, sight, language(request)))
        if found.grave and fields.get("sure") != "yes":
            return await self._page(request, who, self._office.say(request, "page.o_be_sure"))
        refusal = await self._office.send(who, candidate.order)
        # The same file once more is no fault: whoever pressed twice goes on to what follows.
        if refusal is not None and refusal.code != "document_same":
            return await self._page(request, who, refusal.words(language(request)))
        await self._after(who, candidate)
        self._held.drop(request.path_params["mark"])
        if candidate.opens:
            return back(f"{TRIAL}/{candidate.opens}", "opened")
        return back(candidate.back, "applied")

    async def _after(self, who: Entered, candidate: Candidate) -> None:
        for booking in candidate.cancels:
            # Used or cancelled in the meantime: as well.
            await self._office.send(who, CancelBooking(booking), derived("leave", booking))
        if candidate.opens:
            known = await self._office.ask(drafts.known)
            rest = known.drafts.without(candidate.opens)
            await self._office.send(who, ChangeDocument(NEW_AGENCIES, drafts.written(rest), known.version))

    def _found(self, request: Request, who: Entered) -> Candidate:
        found = self._held.find(who.person.id, request.path_params["mark"])
        if found is None:
            raise Turned(410, "page.o_preview_old")
        return found
