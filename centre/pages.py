"""The centre's pages as one application, put behind the addresses that hubs and phones use."""

import logging
from collections.abc import Callable

from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from centre.database import Database
from centre.frame import Frame
from centre.health_page import HealthPages
from centre.live_page import LivePages
from centre.login import LoginPages
from centre.overview_page import OverviewPages
from centre.phones import PhonesOutside
from centre.public_page import PublicPages
from centre.report_page import ReportPages
from centre.site_page import SitePages
from web.answers import Files, Guarded, Paper, as_json
from web.asked import NotIn, Turned, language
from web.words import Words

_log = logging.getLogger(__name__)


class CentrePages:
    """`app` is the ASGI application; it knows every address that begins with one of `inside`, and "/"."""

    inside = ("/login", "/logout", "/summary", "/public", "/static")

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._files = Files()
        self._paper = Paper(Words.load(), self._files)
        frame = Frame(database, self._paper, now_ms)
        self._phones = PhonesOutside(database, self._paper, now_ms)
        self.app: ASGIApp = Guarded(self._application(frame))

    def _application(self, frame: Frame) -> FastAPI:
        app = FastAPI(openapi_url=None)
        handlers = {
            Turned: self._turned, NotIn: self._not_in, OperationalError: self._later, NoConnection: self._later,
            HTTPException: self._no_page, ClientDisconnect: _gone,
        }  # fmt: skip
        for kind, handler in handlers.items():
            app.add_exception_handler(kind, handler)
        pages = (LoginPages, OverviewPages, LivePages, SitePages, ReportPages, HealthPages, PublicPages)
        own = [Route("/", self._start, methods=["GET"]), Route("/static/{name}", self._file, methods=["GET"])]
        app.router.routes.extend([*own, *(route for kind in pages for route in kind(frame).routes)])
        app.router.routes.extend(self._phones.routes)
        return app

    async def _start(self, request: Request) -> Response:
        return RedirectResponse("/public", 303)

    async def _file(self, request: Request) -> Response:
        return self._files.answer(request.path_params["name"]) or self._trouble(request, 404, "page.no_page")

    async def _turned(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, Turned)
        host = request.client.host if request.client else "?"
        _log.warning("turned away %s %s from %s: %s", request.method, _safe(request), host, error.key)
        return self._trouble(request, error.status, error.key, **error.values)

    async def _not_in(self, request: Request, error: Exception) -> Response:
        if request.method == "GET" and not request.url.path.endswith("/part"):
            return RedirectResponse(f"/login?next={request.url.path}", 303)
        return self._trouble(request, 401, "page.signed_out")

    async def _later(self, request: Request, error: Exception) -> Response:
        _log.warning("a page could not be made: %s", error)
        return self._trouble(request, 503, "page.fault_store")

    async def _no_page(self, request: Request, error: Exception) -> Response:
        return self._trouble(request, 404, "page.no_page")

    def _trouble(self, request: Request, status: int, key: str, **values: object) -> Response:
        words = self._paper.words.say(key, language(request), **values)
        if request.url.path.endswith("/part"):
            return as_json(status, words=words)
        return self._paper.page("trouble.html", language(request), status, words=words)


async def _gone(request: Request, error: Exception) -> Response:
    return Response(status_code=499)


def _safe(request: Request) -> str:
    """The address without the id of a ticket, which opens that ticket."""
    return request.url.path.split("/t/")[0][:80] + ("/t/…" if "/t/" in request.url.path else "")
