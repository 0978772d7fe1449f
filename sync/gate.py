"""The hub's door for other machines, behind TLS: devices show who they are, and nobody asks too much.

Everything under /v1 needs a token, but for the three questions by which a device gets one. Pages go through as they
are; they have a sign-in of their own.
"""

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Protocol

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from store.faults import Fault
from sync import openapi, troubles
from sync.admission import Admission
from sync.body import TooLarge, body
from sync.caller import IN_SCOPE, Caller
from sync.limits import Limits
from sync.roll import Roll
from sync.turned_away import TurnedAway
from sync.waiting_room import WaitingRoom
from sync.wire import BadRequest
from sync.wire_enrol import enrol_in, proof_in
from sync.wire_version import must_fit

log = logging.getLogger(__name__)

OURS = "/v1/"
OPEN_BODY = 4_000
"""Bytes of a question by somebody whom nobody knows yet."""

NOTE_S = 10.0
"""So often at most the log tells that somebody asks too much."""

BY_DEVICE = (100.0, 400)
BY_STRANGER = (2.0, 30)
BY_BROWSER = (100.0, 1_000)
"""Requests a second, and at once: far beyond what anybody needs who is well. A mall's guests may share one address."""


class Members(Protocol):
    """sync.roll.RollBook."""

    async def now(self) -> Roll: ...


class _Ended(Exception):
    """An answer that was under way is broken off."""


class Gate:
    """An ASGI application before `app`, in one event loop. `pin`: of the hub's key. `opens`: what needs no token."""

    def __init__(
        self,
        app: ASGIApp,
        members: Members,
        room: WaitingRoom,
        pin: str,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app = app
        self._members = members
        self._room = room
        self._pin = pin
        self._now_s = now_s
        self._noted_s = float("-inf")
        self._admission = Admission(pin, now_s)
        self._devices, self._strangers = Limits(*BY_DEVICE, now_s), Limits(*BY_STRANGER, now_s)
        self._browsers = Limits(*BY_BROWSER, now_s)
        self.opens: dict[tuple[str, str], Callable[[Request], Awaitable[Response]]] = {
            ("POST", "/v1/enrol"): self._enrol,
            ("POST", "/v1/challenge"): self._challenge,
            ("POST", "/v1/session"): self._session,
            ("GET", "/v1/openapi.json"): openapi.answer,
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            answer = await self._answer(request, send)
        except TurnedAway as turned:
            self._note(request, turned)
            answer = troubles.turned_away(turned)
        except BadRequest as bad:
            answer = troubles.bad_request(bad)
        except TooLarge:
            log.warning("turned away %s: too large", request.url.path)
            answer = troubles.too_large()
        except Fault as fault:
            answer = troubles.of_the_world(fault)
        if answer is not None:
            await answer(scope, receive, send)

    async def _answer(self, request: Request, send: Send) -> Response | None:
        """None where `app` has answered."""
        path = request.url.path
        if not path.startswith(OURS):
            must_be_slow(self._browsers, _address(request))
            await self._app(request.scope, request.receive, send)
            return None
        must_fit(request)
        handler = self.opens.get((request.method, path))
        if handler is not None:
            must_be_slow(self._strangers, _address(request))
            return await handler(request)
        await self._let_through(request, send)
        return None

    async def _let_through(self, request: Request, send: Send) -> None:
        token = _token(request)
        try:
            caller = self._admission.caller(token, await self._members.now())
        except TurnedAway:
            must_be_slow(self._strangers, _address(request))
            raise
        must_be_slow(self._devices, caller.device)
        request.scope[IN_SCOPE] = caller

        async def as_long_as_it_holds(message: Message) -> None:
            if message["type"] == "http.response.body" and message.get("more_body"):
                await self._must_still_hold(token, caller, send)
            await send(message)

        try:
            await self._app(request.scope, request.receive, as_long_as_it_holds)
        except (ClientDisconnect, _Ended):
            log.info("the stream of %s has ended", caller.device)

    async def _must_still_hold(self, token: str, caller: Caller, send: Send) -> None:
        """Ends a stream whose device was revoked meanwhile."""
        try:
            self._admission.caller(token, await self._members.now())
        except (TurnedAway, Fault) as turned:
            log.warning("the stream of %s is ended: %s", caller.device, turned)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            raise _Ended from turned

    def _note(self, request: Request, turned: TurnedAway) -> None:
        """A browser's address, and what it asked for, are a visitor's: they stay out of the log."""
        ours, now = request.url.path.startswith(OURS), self._now_s()
        if turned.code == "too_many":
            if now < self._noted_s + NOTE_S:
                return
            self._noted_s = now
        who = _address(request) if ours else "a browser"
        what = request.url.path[:80] if ours else "a page"
        log.warning("turned away %s %s from %s: %s", request.method, what, who, turned.code)

    async def _enrol(self, request: Request) -> Response:
        asked = enrol_in(await body(request, OPEN_BODY))
        return troubles.as_json(await self._room.ask(asked, _address(request), self._pin, await self._members.now()))

    async def _challenge(self, request: Request) -> Response:
        await body(request, OPEN_BODY)
        return troubles.as_json(self._admission.challenge())

    async def _session(self, request: Request) -> Response:
        proof = proof_in(await body(request, OPEN_BODY))
        return troubles.as_json(self._admission.prove(proof, await self._members.now()))


def must_be_slow(limits: Limits, client: str) -> None:
    """Raises TurnedAway."""
    wait_s = limits.wait_s(client)
    if wait_s:
        raise TurnedAway("too_many", wait_s)


def _token(request: Request) -> str:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        raise TurnedAway("no_token")
    return token


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
