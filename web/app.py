"""The pages as one application, put beside the hub's own addresses."""

import logging
import time
from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from core.decider import HubUnreachable
from store.faults import DiskFull, Fault
from web.answers import Files, Guarded, Paper, as_json
from web.asked import NotIn, Turned, language
from web.counter import CounterPages
from web.deciding import Deciding
from web.desk.house import HousePages
from web.desk.leading import LeadingPages
from web.desk.surroundings import Alone, Surroundings
from web.desk.waiting import NobodyWaits, WaitingRoom
from web.hall import Hall
from web.hall_page import HallPages
from web.live import Live
from web.lockout import Lockout
from web.login import INSIDE, LoginPages
from web.parts import Parts
from web.phone import PhonePages
from web.reports import Reports
from web.sessions import Sessions
from web.usher import UsherPages
from web.words import Words

_log = logging.getLogger(__name__)


class Site:
    """A sync.hub.Pages: the pages of the store in `folder`, on the hub `deciding`. `routes`: every address of them."""

    def __init__(
        self,
        folder: Path,
        deciding: Deciding,
        around: Surroundings | None = None,
        room: WaitingRoom | None = None,
    ) -> None:
        """`around`: what the hub's machine tells of itself. `room`: where devices wait to be let in."""
        self._files = Files()
        hall = Hall(folder, deciding.now_ms)
        paper = Paper(Words.load(), self._files)
        self._parts = Parts(
            hall, Live(hall, deciding), deciding, paper, Sessions(time.monotonic), Lockout(time.monotonic),
            around or Alone(), room or NobodyWaits(),
        )  # fmt: skip
        self._reports = Reports(folder, self._parts)
        self.inside = ("/login", "/logout", *INSIDE)
        self.routes: tuple[Route, ...] = (*self._own(), *self._shown(), *self._reports.routes)
        self.app: ASGIApp = Guarded(self._application())

    async def close(self) -> None:
        await self._reports.close()
        await self._parts.live.close()
        await self._parts.hall.close()

    def _application(self) -> FastAPI:
        app = FastAPI(openapi_url=None)
        handlers = {
            Turned: self._turned, NotIn: self._not_in, Fault: self._later, HubUnreachable: self._later,
            HTTPException: self._no_page, ClientDisconnect: _gone,
        }  # fmt: skip
        for kind, handler in handlers.items():
            app.add_exception_handler(kind, handler)
        app.router.routes.extend(self.routes)
        return app

    def _own(self) -> list[Route]:
        return [Route("/", self._start, methods=["GET"]), Route("/static/{name}", self._file, methods=["GET"])]

    def _shown(self) -> list[Route]:
        pages = (LoginPages, CounterPages, UsherPages, HallPages, PhonePages, LeadingPages, HousePages)
        return [route for kind in pages for route in kind(self._parts).routes]

    async def _start(self, request: Request) -> Response:
        site = await self._parts.hall.ask(lambda sight: sight.catalog.site.site.name if sight.catalog else None)
        tongue = language(request)
        return self._parts.paper.page("start.html", tongue, site=site.in_language(tongue) if site else "Besti")

    async def _file(self, request: Request) -> Response:
        found = self._files.answer(request.path_params["name"])
        return found or self._trouble(request, 404, "page.no_page")

    async def _turned(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, Turned)
        _note(request, error.key)
        return self._trouble(request, error.status, error.key, **error.values)

    async def _not_in(self, request: Request, error: Exception) -> Response:
        if request.method == "GET" and not request.url.path.endswith(("/live", "/part")):
            return RedirectResponse(f"/login?next={request.url.path}", 303)
        return self._trouble(request, 401, "page.signed_out")

    async def _later(self, request: Request, error: Exception) -> Response:
        if isinstance(error, Fault):
            _log.warning("a page could not be made: %s", error)
            # Where the store lies is for the log: whoever reads a page can do nothing with it.
            return self._trouble(request, 503, "page.fault_full" if error.code == DiskFull.code else "page.fault_store")
        return self._trouble(request, 503, "page.try_again")

    async def _no_page(self, request: Request, error: Exception) -> Response:
        if request.url.path not in _ASKED_BY_ITSELF:
            _note(request, "page.no_page")
        return self._trouble(request, 404, "page.no_page")

    def _trouble(self, request: Request, status: int, key: str, **values: object) -> Response:
        return self._told(request, status, self._parts.paper.words.say(key, language(request), **values))

    def _told(self, request: Request, status: int, words: str) -> Response:
        if request.url.path.endswith(("/live", "/part", "/do")):
            answer = as_json(status, words=words)
        else:
            answer = self._parts.paper.page("trouble.html", language(request), status, words=words)
        if status == 413:
            answer.headers["Connection"] = "close"
        return answer


async def _gone(request: Request, error: Exception) -> Response:
    return Response(status_code=499)


_ASKED_BY_ITSELF = frozenset({"/favicon.ico", "/apple-touch-icon.png", "/apple-touch-icon-precomposed.png"})
"""What browsers look for without anybody's wish."""


def _note(request: Request, key: str) -> None:
    host = request.client.host if request.client else "?"
    _log.warning("turned away %s %s from %s: %s", request.method, _safe(request), host, key)


def _safe(request: Request) -> str:
    """The address in one line, without the id of a ticket, which opens that ticket."""
    shown = request.url.path.split("/t/")[0][:80] + ("/t/…" if "/t/" in request.url.path else "")
    return "".join(letter if letter.isprintable() else "?" for letter in shown)
