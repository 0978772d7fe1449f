"""The plain pages for other machines: nobody asks too much, and officers are led to where nobody listens in."""

import logging
import time
from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sync import troubles
from sync.caller import NEAR
from sync.gate import BY_BROWSER, NOTE_S
from sync.limits import Limits
from sync.turned_away import TurnedAway

log = logging.getLogger(__name__)


class Far:
    """An ASGI application before `app`, for every socket without TLS; this machine goes through as it is."""

    def __init__(
        self,
        app: ASGIApp,
        inside: Sequence[str] = (),
        secure_port: int | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """`inside`: how the addresses of pages begin that one signs in for. `secure_port`: where they are had by TLS;
        None: nowhere, and they are shown here.
        """
        self._app = app
        self._inside = tuple(inside)
        self._secure_port = secure_port
        self._now_s = now_s
        self._limits = Limits(*BY_BROWSER, now_s)
        self._noted_s = float("-inf")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._instead(Request(scope)) if scope["type"] == "http" and not _is_near(scope) else None
        await (answer or self._app)(scope, receive, send)

    def _instead(self, request: Request) -> Response | None:
        """What is answered in place of `app`."""
        host = request.client.host if request.client else ""
        wait_s = self._limits.wait_s(host)
        if wait_s:
            self._note()
            return troubles.turned_away(TurnedAway("too_many", wait_s))
        if self._secure_port is not None and _below(request.url.path, self._inside):
            # 307: what somebody typed into a form is not sent a second time in the open, but asked for anew.
            there = request.url.replace(scheme="https", port=self._secure_port)
            return RedirectResponse(str(there), 307 if request.method in ("GET", "HEAD") else 303)
        return None

    def _note(self) -> None:
        """Without saying who: it may be a visitor."""
        now = self._now_s()
        if now >= self._noted_s + NOTE_S:
            self._noted_s = now
            log.warning("turned away a browser that asks too much")


def _is_near(scope: Scope) -> bool:
    return bool(scope["client"]) and scope["client"][0] in NEAR


def _below(path: str, inside: Sequence[str]) -> bool:
    return any(path == address or path.startswith(address + "/") for address in inside)
