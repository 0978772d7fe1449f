"""The ticket on a phone: whoever has the code on the paper sees that ticket, and may give it up or ask for patience."""

import re
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from core.centre_access import late_id
from core.commands import Body, CancelTicket, Command, PauseTicket, Rate, ResumeTicket
from core.decider import Accepted
from core.ids import derived
from core.words import Reason, SkmElement, StepState
from web.answers import Paper
from web.asked import Turned, form, language, must_be_ours
from web.live import Change
from web.parts import Parts
from web.phone_view import phone
from web.sight import Sight
from web.touched import Touched

DEVICE = "phone"
_ID = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)
_SAID = frozenset({"late", "back", "cancelled", "rated", "refused"})
_SCORES = ("1", "2", "3", "4")


@dataclass(frozen=True, slots=True)
class PhoneTopic:
    """One ticket in one language."""

    ticket: str
    language: str
    paper: Paper = field(compare=False, repr=False)

    def changed(self, touched: Touched, sight: Sight) -> Change:
        if self.ticket in touched.tickets:
            return Change.NOW
        found = sight.state.tickets.get(self.ticket)
        moved = found is not None and any(
            s.state == StepState.WAITING and s.letter in touched.letters for s in found.steps
        )
        return Change.SOON if moved or touched.everything else Change.NONE

    def html(self, sight: Sight) -> str:
        return self.paper.write("phone_part.html", self.language, view=phone(sight, self.ticket, self.language))


class PhonePages:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.routes = [route for base in ("/t/{ticket}", "/{code}/t/{ticket}") for route in self._routes(base)]

    def _routes(self, base: str) -> list[Route]:
        return [
            Route(base, self._show, methods=["GET"]),
            Route(base + "/live", self._live, methods=["GET"]),
            Route(base + "/part", self._part, methods=["GET"]),
            Route(base + "/late", self._late, methods=["POST"]),
            Route(base + "/back", self._back, methods=["POST"]),
            Route(base + "/cancel", self._cancel, methods=["POST"]),
            Route(base + "/rate/{step:int}", self._ask_rating, methods=["GET"]),
            Route(base + "/rate/{step:int}", self._rate, methods=["POST"]),
        ]

    async def _show(self, request: Request) -> Response:
        topic = await self._topic(request)
        said = request.query_params.get("said", "")

        def page(sight: Sight) -> str:
            view = phone(sight, topic.ticket, topic.language)
            said_now = f"page.said_{said}" if said in _SAID else ""
            return topic.paper.write("phone.html", topic.language, view=view, said=said_now, now_ms=sight.now_ms)

        html = await self._parts.hall.ask(page)
        return Response(html, media_type="text/html", headers={"Cache-Control": "no-store"})

    async def _live(self, request: Request) -> Response:
        return self._parts.streamed(await self._topic(request))

    async def _part(self, request: Request) -> Response:
        return await self._parts.part(await self._topic(request))

    async def _late(self, request: Request) -> Response:
        topic, _ = await self._sent(request)
        if await self._parts.hall.ask(lambda sight: _has_been_late(sight, topic.ticket)):
            return _back_to(topic, "refused")
        wanted = PauseTicket(topic.ticket, Reason.VISITOR_ASKED)
        return await self._done(topic, wanted, late_id(topic.ticket), "late")

    async def _back(self, request: Request) -> Response:
        topic, _ = await self._sent(request)
        # An usher may let the same visitor step out again: each time has its own way back.
        until_ms = await self._parts.hall.ask(lambda sight: sight.state.tickets[topic.ticket].paused_until_ms)
        return await self._done(topic, ResumeTicket(topic.ticket), derived("back", topic.ticket, until_ms or 0), "back")

    async def _cancel(self, request: Request) -> Response:
        topic, _ = await self._sent(request)
        return await self._done(topic, CancelTicket(topic.ticket), derived("cancel", topic.ticket), "cancelled")

    async def _ask_rating(self, request: Request) -> Response:
        topic = await self._topic(request)
        return await self._rating(topic, request.path_params["step"])

    async def _rate(self, request: Request) -> Response:
        n = request.path_params["step"]
        topic, fields = await self._sent(request)
        given = {element: score for element in SkmElement if (score := fields.get(element, ""))}
        if not given or not set(given.values()) <= set(_SCORES):
            return await self._rating(topic, n, "page.rate_none")
        scores = {element: int(score) for element, score in given.items()}
        id_ = derived("rate", topic.ticket, n, *sorted(scores.items()))
        return await self._done(topic, Rate(topic.ticket, n, scores), id_, "rated", "../")

    async def _rating(self, topic: PhoneTopic, n: int, key: str = "") -> Response:
        view = await self._parts.hall.ask(lambda sight: phone(sight, topic.ticket, topic.language))
        step = next((step for step in view.steps if step.n == n and step.may_rate), None)
        values: dict[str, Any] = {"view": view, "step": step, "elements": list(SkmElement), "said": key}
        return self._parts.paper.page("rate.html", topic.language, 400 if key else 200, **values)

    async def _done(self, topic: PhoneTopic, wanted: Body, id_: str, said: str, up: str = "") -> Response:
        """Asks the hub, then back to the ticket. The id belongs to the wish, so a second touch is the same wish."""
        answer = await self._parts.decide(Command(id_, DEVICE, wanted))
        return _back_to(topic, said if isinstance(answer, Accepted) else "refused", up)

    async def _sent(self, request: Request) -> tuple[PhoneTopic, dict[str, str]]:
        """The ticket that something is wanted of, and the fields. Raises Turned."""
        must_be_ours(request)
        topic, fields = await self._topic(request), await form(request)
        known = await self._parts.hall.ask(lambda sight: phone(sight, topic.ticket, topic.language).mood)
        if known in ("unknown", "old"):
            raise Turned(409, f"page.{known}_ticket")
        return topic, fields

    async def _topic(self, request: Request) -> PhoneTopic:
        """The ticket that is asked for. Raises Turned where the address cannot be one."""
        ticket, code = request.path_params["ticket"], request.path_params.get("code")
        if not _ID.fullmatch(ticket):
            raise Turned(404, "page.no_ticket_address")

        def usual(sight: Sight) -> str | None:
            site = sight.catalog.site.site.code if sight.catalog else None
            found = sight.state.tickets.get(ticket)
            return None if code not in (None, site) else (found.language if found else "id")

        tongue = await self._parts.hall.ask(usual)
        if tongue is None:
            raise Turned(404, "page.no_page")
        return PhoneTopic(ticket, language(request, tongue), self._parts.paper)


def _has_been_late(sight: Sight, ticket: str) -> bool:
    """Whether the one time of patience is over; a second touch while it lasts is still the first wish."""
    return sight.state.seen(late_id(ticket)) is not None and sight.state.tickets[ticket].paused_until_ms is None


def _back_to(topic: PhoneTopic, said: str, up: str = "") -> Response:
    return RedirectResponse(f"../{up}{topic.ticket}?said={said}", 303)
