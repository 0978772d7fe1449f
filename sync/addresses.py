"""The hub's own addresses, found by one look before anything else is asked; each trouble becomes its answer."""

import logging
from collections.abc import Awaitable, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from store.faults import Fault
from sync import troubles
from sync.batcher import Broken
from sync.body import TooLarge
from sync.caller import may_ask
from sync.turned_away import TurnedAway
from sync.wire import BadRequest
from sync.wire_version import must_fit

log = logging.getLogger(__name__)

Handler = Callable[[Request], Awaitable[Response]]


class Addresses:
    """An ASGI application before `rest`, which answers at every address that is not known here.

    A framework's way through routes and middleware takes longer than a number's commit.
    """

    def __init__(self, rest: ASGIApp) -> None:
        self._rest = rest
        self._known: dict[str, dict[str, Handler]] = {}

    def add(self, method: str, path: str, handler: Handler) -> None:
        methods = self._known.setdefault(path, {})
        methods[method] = handler
        if method == "GET":
            methods["HEAD"] = handler

    @property
    def every(self) -> set[tuple[str, str]]:
        """Method and path of each."""
        return {(method, path) for path, methods in self._known.items() for method in methods if method != "HEAD"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        methods = self._known.get(scope["path"]) if scope["type"] == "http" else None
        if methods is None:
            await self._rest(scope, receive, send)
            return
        answer = await _answer(methods.get(scope["method"]), Request(scope, receive))
        await answer(scope, receive, send)


async def _answer(handler: Handler | None, request: Request) -> Response:
    if handler is None or not may_ask(request):
        return troubles.not_found()
    try:
        must_fit(request)
        return await handler(request)
    except BadRequest as bad:
        return troubles.bad_request(bad)
    except TurnedAway as turned:
        log.warning("turned away %s %s: %s", request.method, request.url.path[:80], turned.code)
        return troubles.turned_away(turned)
    except TooLarge:
        return troubles.too_large()
    except Fault as fault:
        return troubles.of_the_world(fault)
    except Broken:
        return troubles.broken()
    except ClientDisconnect:
        return Response(status_code=499)
