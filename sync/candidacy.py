"""A ballot on the network: served until it is decided, and until a hub that hears nobody any longer has stopped."""

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NamedTuple

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from core.promotion import Stage, Tally
from store.faults import Fault
from sync import troubles
from sync.ballot import Ballot
from sync.body import TooLarge, body
from sync.caller import may_ask, must_be_itself
from sync.fence import LEASE_S
from sync.gate import Gate
from sync.hub_key import HubKey
from sync.roll import Roll
from sync.secure_door import QuietServer
from sync.troubles import as_json
from sync.turned_away import TurnedAway
from sync.waiting_room import WaitingRoom
from sync.wire import BadRequest
from sync.wire_ballot import tail_in, vote_in

_LOOK_S = 0.1


class Timing(NamedTuple):
    """In seconds. `patience`: how long a majority is waited for. `lease`: how long a hub decides that is not heard.

    `margin`: what its last answer may take.
    """

    patience: float = 90.0
    lease: float = LEASE_S
    margin: float = 5.0


class Outcome(NamedTuple):
    """`foreign`: a device whose log parts from the candidate's."""

    elected: bool
    tally: Tally
    foreign: str | None = None


class BallotGate(NamedTuple):
    """Where devices on other machines come in by TLS. `roll`: those that belong to the site."""

    listening: socket.socket
    key: HubKey
    roll: Roll


def campaign(
    ballot: Ballot,
    listening: Sequence[socket.socket],
    timing: Timing,
    tell: Callable[[Tally], None],
    *,
    forced: bool,
    gate: BallotGate | None = None,
) -> Outcome:
    """Holds the ballot; `tell` is told of each change. `listening`: sockets for this machine.

    `forced`: nothing is waited for. Raises a Fault of the disk.
    """
    return asyncio.run(_held(ballot, listening, lambda: _decided(ballot, timing, tell, forced=forced), gate))


def gathered(
    ballot: Ballot, listening: Sequence[socket.socket], tell: Callable[[Tally], None], gate: BallotGate | None = None
) -> Outcome:
    """Takes in the longest log that a device holds, as `campaign` does; `ballot` is forced, and gathers.

    `elected`: it has it. Where a device still hears a hub, nothing more is taken. Raises a Fault of the disk.
    """
    return asyncio.run(_held(ballot, listening, lambda: _handed_over(ballot, tell), gate))


async def _held(
    ballot: Ballot,
    listening: Sequence[socket.socket],
    decided: Callable[[], Awaitable[Outcome]],
    gate: BallotGate | None,
) -> Outcome:
    app = _app(ballot)
    servers = [(QuietServer(_config(app)), list(listening))]
    if gate is not None:
        door = Gate(app, _Known(gate.roll), WaitingRoom(time.monotonic), gate.key.pin)
        tls = _config(door, ssl_context_factory=lambda config, default: gate.key.context())
        servers.append((QuietServer(tls), [gate.listening]))
    serving = [asyncio.create_task(server.serve(sockets=sockets)) for server, sockets in servers]
    try:
        return await decided()
    finally:
        for server, _ in servers:
            server.should_exit = True
        await asyncio.gather(*serving)


class _Known:
    """The devices as the candidate's log has them; nobody joins while there is no hub."""

    def __init__(self, roll: Roll) -> None:
        self._roll = roll

    async def now(self) -> Roll:
        return self._roll


def _config(app: ASGIApp, **more: Any) -> uvicorn.Config:
    return uvicorn.Config(
        app, access_log=False, log_config=None, server_header=False, proxy_headers=False, ws="none", **more
    )


async def _decided(ballot: Ballot, timing: Timing, tell: Callable[[Tally], None], *, forced: bool) -> Outcome:
    began, agreed_at, told = time.monotonic(), None, None
    while True:
        now, at = ballot.standing(), time.monotonic()
        if now != told:
            tell(now)
            told = now
        if now.stage is Stage.HEARD or ballot.foreign is not None:
            return Outcome(False, now, ballot.foreign)
        if now.stage is not Stage.ASKING:
            ballot.promise()
        if now.stage in (Stage.LONGER, Stage.ELECTED):
            agreed_at = agreed_at or at
        if now.stage is Stage.ELECTED and agreed_at is not None:
            if forced or at >= agreed_at + timing.lease + timing.margin:
                return Outcome(True, now)
        elif at > began + timing.patience:
            return Outcome(False, now)
        await asyncio.sleep(_LOOK_S)


async def _handed_over(ballot: Ballot, tell: Callable[[Tally], None]) -> Outcome:
    told, give_up = None, time.monotonic() + Timing().patience
    while True:
        now = ballot.standing()
        if now != told:
            tell(now)
            told = now
        heard = bool(now.hearing) and now.stage is not Stage.ASKING
        if heard or ballot.foreign is not None or time.monotonic() > give_up:
            return Outcome(False, now, ballot.foreign)
        if now.stage is Stage.ELECTED:
            return Outcome(True, now)
        await asyncio.sleep(_LOOK_S)


def _app(ballot: Ballot) -> Starlette:
    async def paper(request: Request) -> Response:
        return as_json(ballot.paper)

    async def vote(request: Request) -> Response:
        said = vote_in(await body(request))
        must_be_itself(request, said.device)
        return as_json(ballot.take(said))

    async def tail(request: Request) -> Response:
        said = tail_in(await body(request))
        must_be_itself(request, said.device)
        return as_json(ballot.take_tail(said))

    routes = [("/v1/ballot", paper, "GET"), ("/v1/ballot", vote, "POST"), ("/v1/tail", tail, "POST")]
    return Starlette(routes=[Route(path, _answered(handler), methods=[method]) for path, handler, method in routes])


def _answered(handler: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        if not may_ask(request):
            return troubles.not_found()
        try:
            return await handler(request)
        except BadRequest as bad:
            return troubles.bad_request(bad)
        except TurnedAway as turned:
            return troubles.turned_away(turned)
        except TooLarge:
            return troubles.too_large()
        except Fault as fault:
            return troubles.of_the_world(fault)

    return answer
