"""The sample site with a hub in memory: the real rules and the real fold, without disk, network and time."""

import datetime as dt
from importlib.resources import files
from itertools import count
from typing import NamedTuple

import msgspec

from core import events
from core.catalog import Catalog
from core.commands import Body, Command, Errand, Fact, Issue, LaneIssued, OpenCounter, OpenDay
from core.decide import decide
from core.decider import Accepted, Answer, HubUnreachable, LaneGiven, Refused
from core.events import Event
from core.fold import fold
from core.ids import derived
from core.promise.live import Live, LiveStep
from core.promise.promiser import Promiser
from core.refusal import Refusal
from core.site import Site
from core.state import State

DAY = dt.date(2026, 11, 24)
TEN = round(dt.datetime(2026, 11, 24, 2, 0, tzinfo=dt.UTC).timestamp() * 1000)
"""Ten o'clock at the site, on a Tuesday."""


def sample() -> Site:
    return msgspec.json.decode((files("assets") / "sites" / "mpp-kupang.json").read_bytes(), type=Site, strict=False)


class StillClock:
    """Stands until it is moved."""

    def __init__(self, now_ms: int = TEN) -> None:
        self.ms = now_ms

    def now_ms(self) -> int:
        return self.ms

    def ticks_ms(self) -> int:
        return self.ms


class Alive(NamedTuple):
    wall_ms: int
    clock_ms: int
    mono_ms: int


class Hub:
    """Decides at once. `submitted` and `reported` tell what it was asked; `away` and `lane` play a hub that is gone.

    `promiser`: set it, and numbers carry promises. `told`: what would be promised now, `basis`: and
    why, for each letter. `living`: of those who wait.
    """

    def __init__(self, site: Site | None = None, clock: StillClock | None = None, opened: bool = True) -> None:
        self.clock = clock or StillClock()
        self.state = State()
        self.catalog: Catalog | None = Catalog(site or sample())
        self.log: list[Event] = []
        self.submitted: list[Command] = []
        self.reported: list[Fact] = []
        self.away = False
        self.lane: str | None = None
        self.refusal: Refusal | None = None
        self.promiser: Promiser | None = None
        self.loads = 1
        self.note: Alive | None = None
        self.notes: dict[str, str] = {}
        self.told: dict[str, tuple[int, int]] = {}
        self.basis: LiveStep | None = None
        self.living = Live()
        self._read = 0
        self._numbers = count()
        if opened:
            self.do(OpenDay(DAY, synchronised=True))

    def do(self, body: Body, device: str = "counter") -> list[Event]:
        """Decides `body` as if somebody else had sent it; a refusal is a fault of the test."""
        answer = self._decide(Command(self.id(), device, body))
        assert isinstance(answer, Accepted), answer
        return list(answer.events)

    def issue(self, service: str, **more: object) -> str:
        """Gives a number; returns its ticket's id."""
        ticket = self.id()
        self.do(msgspec.structs.replace(Issue(ticket, (Errand(service),)), **more))
        self.clock.ms += 10_000
        return ticket

    def open(self, *counters: int) -> None:
        for no in counters:
            self.do(OpenCounter(no))

    def id(self) -> str:
        return derived("test", next(self._numbers))

    def submit(self, command: Command) -> Answer:
        self.submitted.append(command)
        if self.lane and isinstance(command.body, Issue):
            return LaneGiven(LaneIssued(command.body.ticket, self.lane, command.body.errands))
        if self.away:
            raise HubUnreachable
        return Refused(self.refusal) if self.refusal else self._decide(command)

    def report(self, fact: Fact) -> None:
        self.reported.append(fact)

    def poll(self) -> list[Event]:
        new = self.log[self._read :]
        self._read = len(self.log)
        return new

    def promises(self, since_ms: int) -> dict[str, tuple[int, int]]:
        return self.told if since_ms <= self.clock.ms else {}

    def promise(self, letter: str, since_ms: int) -> LiveStep | None:
        times = self.promises(since_ms).get(letter)
        return msgspec.structs.replace(self.basis, span=times) if times and self.basis else None

    def live(self, ticket: str, since_ms: int) -> Live:
        return self.living if since_ms <= self.clock.ms else Live()

    def alive(self) -> Alive | None:
        return self.note

    def note_text(self, ref: str) -> str | None:
        return self.notes.get(ref)

    def _decide(self, command: Command) -> Answer:
        bodies = decide(self.state, self.catalog, command, self.clock.ms)
        if isinstance(bodies, Refusal):
            return Refused(bodies)
        if self.promiser is not None:
            bodies = self.promiser.promised(self.state, self.catalog, bodies, self.clock.ms)
            if isinstance(bodies, Refusal):
                return Refused(bodies)
        happened = self._happened(command, bodies)
        if self.promiser is not None:
            happened += self._happened(command, self.promiser.promised_anew(self.state, happened))
        self.log += happened
        return Accepted(tuple(happened))

    def _happened(self, command: Command, bodies: list[events.Body]) -> list[Event]:
        made = [
            Event(1, self.state.lsn + 1 + i, self.clock.ms, command.id, command.device, body)
            for i, body in enumerate(bodies)
        ]
        for event in made:
            fold(self.state, event)
            if self.promiser is not None:
                self.promiser.heard(self.state, self.catalog, event)
        return made
