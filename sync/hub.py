"""The hub as a web application: commands and facts in, answers and the log out."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Protocol

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import ASGIApp

from core.commands import Command
from core.decider import Accepted, HubUnreachable, Refused
from store.documents import Document
from sync import openapi, troubles, wire
from sync.addresses import Addresses
from sync.attendance import Attendance
from sync.batcher import Batcher, Broken, Standing, Step, always, unheard
from sync.body import body
from sync.caller import caller_of, must_be_its_own
from sync.clock import Clock, DemoClock
from sync.doorbell import Doorbell
from sync.feed import Feed, Log
from sync.fence import Fence
from sync.jobs import Decide, Do, TakeFacts, Writer
from sync.metrics import CONTENT_TYPE, Metrics
from sync.nightly import Nightly
from sync.reading import Reading
from sync.roll import RollBook
from sync.ticking import Ticking
from sync.troubles import as_json
from sync.waiting_room import WaitingRoom
from sync.wire import BadRequest
from sync.wire_enrol import Waitings
from sync.wire_follow import Asker

NDJSON = "application/x-ndjson"
SSE = "text/event-stream"
DEMO_ROUNDS = 50


class Pages(Protocol):
    """What people see in a browser, beside the hub's own addresses."""

    @property
    def app(self) -> ASGIApp: ...

    @property
    def inside(self) -> Sequence[str]:
        """How the addresses begin that somebody signs in for."""

    async def close(self) -> None:
        """Called in the event loop, once nothing is asked any longer."""


class Companion(Protocol):
    """What goes on beside the hub for as long as it runs, in its event loop."""

    async def run(self, do: Do, now_ms: Callable[[], int]) -> None:
        """Goes on until it is cancelled. `do`: has a job done by the one writer thread. `now_ms`: the hub's clock."""


class Hub:
    """One site's decider behind HTTP. `app` is the ASGI application; the hub owns `writer` from its start to its end.

    Commands, facts and the log are for devices on this machine, and for those that the gate lets in; pages are for
    everybody. `room`: devices that wait to be approved; `roll`: those that belong to the site.
    """

    def __init__(
        self,
        writer: Writer,
        log: Log,
        clock: Clock,
        synchronised: Callable[[], bool],
        step: Step = unheard,
        nightly: Nightly | None = None,
        fence: Callable[[Attendance], Fence] | None = None,
    ) -> None:
        """`fence`: made of who is heard; None: nobody can take this hub's place."""
        self._clock = clock
        self._nightly = nightly
        self._pages: Pages | None = None
        self._companions: list[Companion] = []
        self._tell_broken: Callable[[], None] = lambda: None
        self._bell = Doorbell()
        self._feed = Feed(log, self._bell, clock.now_ms)
        self.attendance = Attendance(clock.now_ms, time.monotonic)
        self._fence, self.fenced = fence(self.attendance) if fence else None, False
        may_decide = self._fence.must_hold if self._fence else always
        self._batcher = Batcher(writer, clock, self._published, step, may_decide)
        self._metrics = Metrics()
        self._batcher.counted = self._metrics.count
        self.room = WaitingRoom(time.monotonic)
        self.roll = RollBook(self._batcher.do, self._document)
        self._ticking = Ticking(self._batcher, clock, synchronised, heard=self.attendance.every)
        self._last = self._batcher.standing
        self._beyond = Starlette(lifespan=self._life, exception_handlers={404: _lost, 405: _lost})
        self.app = Addresses(self._beyond)
        self._name_addresses()

    @property
    def broken(self) -> bool:
        """A fault of ours ended the writer: the process must be started again."""
        return self._batcher.broken

    def on_broken(self, tell: Callable[[], None]) -> None:
        """`tell` is called in the event loop once the hub is broken."""
        self._tell_broken = tell

    def show(self, pages: Pages) -> None:
        """Serves `pages` at every address that is not the hub's own. Call it before the start."""
        self._pages = pages
        self._beyond.mount("", pages.app)

    def accompany(self, companion: Companion) -> None:
        """Runs beside the hub. Call it before the start."""
        self._companions.append(companion)

    @property
    def inside(self) -> Sequence[str]:
        """How the addresses of the pages begin that somebody signs in for."""
        return self._pages.inside if self._pages is not None else ()

    async def decide(self, command: Command) -> Accepted | Refused:
        """The answer to a command of a page. Raises store.faults.Fault, or HubUnreachable at a fault of ours."""
        try:
            (answer,) = await self._batcher.do(Decide((command,)))
        except Broken as broken:
            raise HubUnreachable from broken
        if isinstance(answer, wire.Failed):
            raise HubUnreachable(answer.code)
        given: Accepted | Refused = answer
        self.roll.heard((command,))
        return given

    def now_ms(self) -> int:
        return self._clock.now_ms()

    @property
    def closed(self) -> bool:
        """The hub is about to stop: streams end."""
        return self._bell.closed

    def listen(self) -> asyncio.Event:
        """Set at the next commit."""
        return self._bell.listen()

    def leave(self) -> None:
        """Ends the streams, so that the server can stop. Called in the event loop."""
        self._bell.close()

    def _name_addresses(self) -> None:
        add = self.app.add
        add("POST", "/v1/commands", self._commands)
        add("POST", "/v1/own", self._own)
        reading = Reading(self._feed, lambda: self._batcher.standing, self._clock.now_ms, self._said_hello)
        read = {
            "/v1/log": self._log, "/v1/health": self._health, "/metrics": self._measured,
            "/v1/enrolments": self._enrolments, "/v1/openapi.json": openapi.answer, **reading.routes,
        }  # fmt: skip
        for path, handler in read.items():
            add("GET", path, handler)
        if isinstance(self._clock, DemoClock):
            add("POST", "/v1/clock", self._set_clock)

    @asynccontextmanager
    async def _life(self, app: Starlette) -> AsyncIterator[None]:
        self._batcher.start()
        beside = [asyncio.create_task(each.run(self._batcher.do, self.now_ms)) for each in self._companions]
        if not isinstance(self._clock, DemoClock):
            beside.append(asyncio.create_task(self._ticking.run()))
        try:
            yield
        finally:
            for task in beside:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            if self._pages is not None:
                await self._pages.close()
            if self._nightly is not None:
                await self._nightly.finish()
            await self._batcher.stop()
            self._feed.close()

    def _said_hello(self, asker: Asker, lsn: int) -> None:
        self.attendance.note(asker.device, lsn, asker.clock_ms)
        if self._fence is not None and self._fence.told(asker.pledged, self._batcher.standing.epoch):
            self.fenced = True
            self._tell_broken()

    def _published(self, now: Standing) -> None:
        if self._batcher.broken:
            self._tell_broken()
        if now.lsn != self._last.lsn:
            self._bell.ring()
        if self._nightly is not None and self._last.day not in (None, now.day):
            self._nightly.after(self._last.day, self._batcher.do)
        self._last = now

    async def _commands(self, request: Request) -> Response:
        commands = wire.commands_in(await body(request))
        must_be_its_own(request, commands)
        answers = tuple(await self._batcher.do(Decide(commands)))
        self.roll.heard(commands)
        ours = all(isinstance(answer, wire.Failed) for answer in answers)
        return as_json(wire.Answers(answers), 500 if ours else 200)

    async def _own(self, request: Request) -> Response:
        facts = wire.facts_in(await body(request))
        must_be_its_own(request, facts)
        return as_json(await self._batcher.do(TakeFacts(facts)))

    async def _log(self, request: Request) -> Response:
        stream = SSE in request.headers.get("accept", "")
        resumed = request.headers.get("last-event-id") if stream else None
        after = wire.position(resumed or request.query_params.get("after", "0.0"))
        if after.lsn > self._batcher.standing.lsn:
            raise BadRequest("ahead", f"this log ends at {self._batcher.standing.lsn}")
        if stream:
            return StreamingResponse(self._feed.stream(after), media_type=SSE, headers={"Cache-Control": "no-store"})
        limit = wire.asked_count(request.query_params.get("limit", str(wire.LOG_PAGE)), "limit")
        wait_s = wire.asked_count(request.query_params.get("wait", "0"), "wait")
        page = await self._feed.page(after, min(limit, wire.MOST_LOG_PAGE), min(wait_s, wire.MOST_WAIT_S))
        return Response(page, media_type=NDJSON)

    async def _enrolments(self, request: Request) -> Response:
        """Told to this machine alone."""
        return troubles.not_found() if caller_of(request) else as_json(Waitings(self.room.waiting()))

    async def _document(self, name: str, version: int) -> Document | None:
        return await self._feed.ask(lambda log: log.document(name, version))

    async def _measured(self, request: Request) -> Response:
        text = self._metrics.text(self._batcher.standing, self.attendance.every(), self._clock.now_ms())
        return Response(text, headers={"Content-Type": CONTENT_TYPE})

    async def _health(self, request: Request) -> Response:
        now = self._batcher.standing
        return as_json(
            wire.Health(
                lsn=now.lsn, epoch=now.epoch, day=now.day, alive=self._ticking.alive_ms, parked=now.parked,
                now_ms=self._clock.now_ms(), trouble=now.trouble,
            )
        )  # fmt: skip

    async def _set_clock(self, request: Request) -> Response:
        """By this machine alone."""
        assert isinstance(self._clock, DemoClock)
        if caller_of(request):
            return troubles.not_found()
        self._clock.set(wire.clock_in(await body(request)))
        await self._ticking.note_alive()
        for _ in range(DEMO_ROUNDS):
            if not await self._ticking.run_due():
                break
        return await self._health(request)


async def _lost(request: Request, error: Exception) -> Response:
    return troubles.not_found()
