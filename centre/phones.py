"""The ticket on a phone outside the mall: the hub's own page, from what the hub has pushed.

What is asked there is queued for the hub, which decides; until then the page says that it waits.
"""

import asyncio
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from centre.addresses import Addresses
from centre.database import Database
from centre.looking import Looking, Seen
from centre.phones_limits import PhoneLimits
from centre.phones_view import Outside, is_silent, outside
from centre.phones_wishes import WishNow, ask, of_ticket
from core.centre_access import Wished
from core.commands import CancelTicket, PauseTicket, Rate
from core.words import Reason, SkmElement
from web.answers import Paper
from web.asked import Turned, form, language, must_be_ours
from web.live import Message
from web.phone_view import Phone, phone

T = TypeVar("T")

_ID = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)
_CODE = re.compile(r"[A-Za-z0-9._-]{1,40}", re.ASCII)
_SCORES = ("1", "2", "3", "4")
_SAID = "not_now"

THREADS = 2
"""Beside those that take what hubs push."""


class _Topic(NamedTuple):
    """One ticket of a site, in one language."""

    site: str
    ticket: str
    language: str


class PhonesOutside:
    """`routes`: the page of each ticket, at /CODE/t/TICKET. They raise web.asked.Turned."""

    def __init__(
        self, database: Database, paper: Paper, now_ms: Callable[[], int], limits: PhoneLimits | None = None
    ) -> None:
        self._database, self._paper, self._now_ms = database, paper, now_ms
        self._addresses = Addresses(database)
        self._looking = Looking(database, now_ms)
        self._limits = limits or PhoneLimits(time.monotonic)
        self._threads = ThreadPoolExecutor(THREADS, "phones")
        base = "/{code}/t/{ticket}"
        self.routes = [
            Route(base, self._show, methods=["GET"]),
            Route(base + "/part", self._part, methods=["GET"]),
            Route(base + "/late", self._late, methods=["POST"]),
            Route(base + "/cancel", self._cancel, methods=["POST"]),
            Route(base + "/rate/{step:int}", self._ask_rating, methods=["GET"]),
            Route(base + "/rate/{step:int}", self._rate, methods=["POST"]),
        ]

    async def _show(self, request: Request) -> Response:
        topic = await self._topic(request)
        said = "page.out_not_now" if request.query_params.get("said") == _SAID else ""

        def page(view: Phone, beside: Outside, now_ms: int) -> Response:
            values: dict[str, Any] = {"view": view, "beside": beside, "said": said, "now_ms": now_ms}
            return self._paper.page("phone_outside.html", topic.language, **values)

        return await self._see(topic, page)

    async def _part(self, request: Request) -> Response:
        topic = await self._topic(request)

        def part(view: Phone, beside: Outside, now_ms: int) -> Response:
            html = self._paper.write("phone_outside_part.html", topic.language, view=view, beside=beside)
            # A log that went back to an earlier place is shown too, so that no place in it counts here.
            raw = msgspec.json.encode(Message(now_ms, 0, html))
            return Response(raw, media_type="application/json", headers={"Cache-Control": "no-store"})

        return await self._see(topic, part)

    async def _late(self, request: Request) -> Response:
        topic, _ = await self._sent(request)
        return await self._asked(topic, PauseTicket(topic.ticket, Reason.VISITOR_ASKED), lambda view: view.may_late)

    async def _cancel(self, request: Request) -> Response:
        topic, _ = await self._sent(request)
        return await self._asked(topic, CancelTicket(topic.ticket), lambda view: view.may_cancel)

    async def _ask_rating(self, request: Request) -> Response:
        return await self._rating(await self._topic(request), request.path_params["step"])

    async def _rate(self, request: Request) -> Response:
        n = request.path_params["step"]
        topic, fields = await self._sent(request)
        given = {element: score for element in SkmElement if (score := fields.get(element, ""))}
        if not given or not set(given.values()) <= set(_SCORES):
            return await self._rating(topic, n, "page.rate_none")
        scores = {element: int(score) for element, score in given.items()}
        wish = Rate(topic.ticket, n, scores)
        return await self._asked(topic, wish, lambda view: any(s.n == n and s.may_rate for s in view.steps), "../")

    async def _rating(self, topic: _Topic, n: int, key: str = "") -> Response:
        def page(view: Phone, beside: Outside, now_ms: int) -> Response:
            step = next((step for step in view.steps if step.n == n and step.may_rate), None)
            values: dict[str, Any] = {"view": view, "step": step, "elements": list(SkmElement), "said": key}
            return self._paper.page("rate.html", topic.language, 400 if key else 200, **values)

        return await self._see(topic, page)

    async def _asked(self, topic: _Topic, wish: Wished, may: Callable[[Phone], bool], up: str = "") -> Response:
        """Queues a wish that the ticket allows, as far as is known here; the hub decides."""
        view = await self._see(topic, lambda view, beside, now_ms: view)
        if view.mood in ("unknown", "old"):
            raise Turned(409, f"page.{view.mood}_ticket")
        if not may(view):
            return RedirectResponse(f"../{up}{topic.ticket}?said={_SAID}", 303)
        await self._run(lambda: ask(self._database, topic.site, wish, self._now_ms()))
        return RedirectResponse(f"../{up}{topic.ticket}", 303)

    async def _sent(self, request: Request) -> tuple[_Topic, dict[str, str]]:
        """The ticket that something is wanted of, and the fields. Raises Turned."""
        must_be_ours(request)
        topic = await self._topic(request)
        self._limits.may_ask(request, topic.ticket)
        return topic, await form(request)

    async def _topic(self, request: Request) -> _Topic:
        """The ticket that is looked at. Raises Turned where the address cannot be one, and where it is too much."""
        code, ticket = request.path_params["code"], request.path_params["ticket"]
        if not _ID.fullmatch(ticket):
            raise Turned(404, "page.no_ticket_address")
        self._limits.may_look(request, ticket)
        site = await self._run(lambda: self._addresses.site_of(code)) if _CODE.fullmatch(code) else None
        if site is None:
            raise Turned(404, "page.no_page")

        def usual(seen: Seen) -> str:
            found = seen.sight.state.tickets.get(ticket)
            return found.language if found else "id"

        return _Topic(site, ticket, language(request, await self._run(lambda: self._looking.see(site, usual))))

    async def _see(self, topic: _Topic, make: Callable[[Phone, Outside, int], T]) -> T:
        """What `make` makes of the ticket, what stands beside it, and the time."""

        def look(seen: Seen, wishes: dict[str, WishNow]) -> T:
            sight, heard_ms = seen.sight, seen.heard.at_ms
            # Whether a visitor was called late since a mall fell silent, nobody here can know.
            then = replace(sight, now_ms=heard_ms) if is_silent(heard_ms, sight.now_ms) else sight
            view = phone(then, topic.ticket, topic.language)
            shown = outside(view, wishes, heard_ms, sight.now_ms, sight.catalog, topic.language)
            return make(*shown, sight.now_ms)

        def work() -> T:
            with self._database.reading() as connection:
                wishes = of_ticket(connection, topic.site, topic.ticket, self._now_ms())
            return self._looking.see(topic.site, lambda seen: look(seen, wishes))

        return await self._run(work)

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)
