"""A mall that commands are played against: decided, given their place in the log, folded; and checked on the way."""

import datetime as dt
from collections.abc import Sequence

from core import events
from core import state as states
from core.catalog import Catalog
from core.commands import Body, Command, Errand, Issue, LaneIssued, OpenCounter, OpenDay, Origin
from core.decide import decide
from core.fold import fold
from core.ids import derived
from core.refusal import Refusal
from core.sequence import sequence
from core.state import State, Step, Ticket
from core.words import Need
from tests.core.small_site import SMALL, TUESDAY


def ident(*parts: object) -> str:
    return derived("test", *parts)


class Play:
    """`now_ms` moves only by `at`, `later` and `on`. `log`: all that happened.

    `watched`: of how many commands one is looked at for traces in the state.
    """

    def __init__(self, catalog: Catalog | None = SMALL, day: dt.date = TUESDAY, clock: str = "07:30") -> None:
        self.catalog = catalog
        self.hall = catalog or SMALL
        self.date = day
        self.now_ms = self.hall.at(day, clock)
        self.state = State()
        self.log: list[events.Event | events.Parked] = []
        self.sent = 0
        self.seqs: dict[str, int] = {}
        self.watched = 1

    # time

    def at(self, clock: str) -> "Play":
        self.now_ms = self.hall.at(self.date, clock)
        return self

    def on(self, day: dt.date, clock: str) -> "Play":
        self.date = day
        return self.at(clock)

    def later(self, seconds: float = 0, minutes: float = 0) -> "Play":
        self.now_ms += round(1000 * (seconds + 60 * minutes))
        return self

    # commands

    def command(
        self, body: Body, device: str = "desk", actor: str | None = None, age_ms: int = 0, origin: Origin | None = None
    ) -> Command:
        self.sent += 1
        return Command(ident("command", self.sent), device, body, actor, age_ms, origin)

    def send(self, command: Command) -> list[events.Body] | Refusal:
        """What becomes of one command; deciding must not touch the state."""
        before = states.encode(self.state) if self.sent % self.watched == 0 else None
        decision = self.decided(command)
        assert before is None or states.encode(self.state) == before
        if not isinstance(decision, Refusal):
            made = sequence(self.state, command, decision, self.now_ms)
            for event in made:
                self.take(event)
            for event in sequence(self.state, command, self.anew(made), self.now_ms):
                self.take(event)
        return decision

    def decided(self, command: Command) -> list[events.Body] | Refusal:
        return decide(self.state, self.catalog, command, self.now_ms)

    def anew(self, made: list[events.Event]) -> list[events.Body]:
        """What the hub adds once these are folded."""
        return []

    def take(self, event: events.Event | events.Parked) -> None:
        fold(self.state, event)
        self.log.append(event)

    def do(self, body: Body, device: str = "desk", actor: str | None = None, age_ms: int = 0) -> list[events.Body]:
        """The events of a command that must be accepted."""
        decision = self.send(self.command(body, device, actor, age_ms))
        assert not isinstance(decision, Refusal), decision
        return decision

    def fact(self, body: Body, device: str = "kios-1", age_ms: int = 0, incarnation: str = "a") -> list[events.Body]:
        """The events of what a device authored alone."""
        seq = self.seqs[device] = self.seqs.get(device, 0) + 1
        decision = self.send(self.command(body, device, None, age_ms, Origin(incarnation, seq)))
        assert not isinstance(decision, Refusal), decision
        return decision

    def refused(self, body: Body, device: str = "desk", age_ms: int = 0) -> Refusal:
        """The refusal of a command; its words must fit its values in both languages."""
        decision = self.send(self.command(body, device, None, age_ms))
        assert isinstance(decision, Refusal), decision
        for language in ("id", "en"):
            assert "{" not in decision.words(language)
        return decision

    def code(self, body: Body, device: str = "desk", age_ms: int = 0) -> str:
        return str(self.refused(body, device, age_ms).code)

    # what most stories begin with

    def opened(self, *counters: int) -> "Play":
        self.do(OpenDay(self.date, synchronised=True))
        for no in counters:
            self.do(OpenCounter(no), actor=f"officer-{no}")
        return self

    def issue(
        self, *services: str | Errand, priority: bool = False, needs: tuple[Need, ...] = (), device: str = "desk"
    ) -> Ticket:
        errands = tuple(s if isinstance(s, Errand) else Errand(s) for s in services)
        id_ = ident("ticket", len(self.log), self.sent)
        self.do(Issue(id_, errands, priority=priority, needs=needs), device)
        return self.state.tickets[id_]

    def lane(
        self,
        label: str,
        *services: str,
        ticket: str = "",
        device: str = "kios-1",
        age_ms: int = 0,
        priority: bool = False,
    ) -> Ticket:
        id_ = ticket or ident("ticket", len(self.log), self.sent)
        errands = tuple(map(Errand, services or ("KTP",)))
        self.fact(LaneIssued(id_, label, errands, priority=priority), device, age_ms)
        return self.state.tickets[id_]

    # what stands now

    def day_is_open(self) -> bool:
        return self.state.is_open

    def visitor(self, counter: int) -> str | None:
        """The label of whom `counter` has."""
        ticket = self.state.counter(counter).ticket
        return None if ticket is None else self.state.tickets[ticket].label

    def waiting(self, letter: str) -> set[str]:
        return {self.state.tickets[t].label for t, _ in self.state.waiting.get(letter, {}).values()}

    def checked(self) -> None:
        """The log folds to the same state, and both survive being written down."""
        again = State()
        for event in self.log:
            fold(again, event if isinstance(event, events.Parked) else events.decode(events.encode(event)))
        raw = states.encode(self.state)
        assert states.encode(again) == raw
        assert states.encode(states.decode(raw)) == raw


def kinds(bodies: Sequence[events.Body]) -> list[str]:
    """The kinds of events, as they stand in the log."""
    return [str(type(body).__struct_config__.tag) for body in bodies]


def first(ticket: Ticket) -> Step:
    return ticket.steps[0]
