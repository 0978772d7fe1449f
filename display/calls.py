"""Calls on the stage: each is there, large, the moment it comes, and for its least time; none is left out.

The rule: a call steps on the stage at once. It leaves for the earlier ones when it has stood `MINIMUM_MS` and a newer
one is there. Where more than `CAPACITY` come within that time, one gives way sooner, though never before it has stood
`LEAST_MS`: first whoever is no longer called, then the oldest. Only where `CAPACITY` calls came within `LEAST_MS` do
further ones wait, in the order of the log. A newer call of the same ticket takes the place of the older one, which
would send its visitor to the wrong counter.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from core.events import CallUndone, DayOpened, Event, StepCalled, StepRecalled
from core.state import State
from core.words import StepState

EARLIER = 4
CAPACITY = 20
MINIMUM_MS = 10_000
"""How long a call is large, whatever comes, while there is room."""
LEAST_MS = 1_500
"""The same in the worst rush: long enough to read a number that one waits for."""
FLASH_MS = 4_000
LONG_AGO_MS = -(10**12)


@dataclass(frozen=True, slots=True)
class Call:
    """`lsn`: its place in the log; 0 where it was read from the state, after a start."""

    lsn: int
    ticket: str
    n: int
    label: str
    counter: int
    recall: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A call on the stage, since the tick `since_ms`."""

    call: Call
    since_ms: int = LONG_AGO_MS


@dataclass(frozen=True, slots=True)
class Parade:
    """`stage`: oldest first. `earlier`: newest first. `reached`: how far in the log those go that were on the stage."""

    stage: tuple[Standing, ...] = ()
    earlier: tuple[Call, ...] = ()
    waiting: tuple[Call, ...] = ()
    reached: int = 0


def call_of(event: Event) -> Call | None:
    match event.body:
        case StepCalled(ticket=ticket, n=n, label=label, counter=counter):
            return Call(event.lsn, ticket, n, label, counter)
        case StepRecalled(ticket=ticket, n=n, label=label, counter=counter):
            return Call(event.lsn, ticket, n, label, counter, recall=True)
    return None


def latest(state: State, here: Callable[[Call], bool]) -> Parade:
    """What a display shows that was just started: today's last calls, at once."""
    opened_ms = state.day.opened_ms if state.day else 0
    called = {
        ticket.id: (step.last_call_ms, Call(0, ticket.id, step.n, ticket.label, step.counter))
        for ticket in state.tickets.values()
        for step in sorted(ticket.steps, key=lambda step: step.last_call_ms or 0)
        if step.last_call_ms is not None and step.last_call_ms >= opened_ms and step.counter is not None
    }
    calls = [call for _, call in sorted(called.values(), key=lambda pair: pair[0]) if here(call)][-EARLIER - 1 :]
    return Parade((Standing(calls[-1]),), tuple(reversed(calls[:-1]))) if calls else Parade()


def hear(parade: Parade, events: Iterable[Event], here: Callable[[Call], bool]) -> Parade:
    """The parade after `events`. `here`: whether this display shows the counter of a call.

    A new day begins with an empty stage.
    """
    for event in events:
        call = call_of(event)
        if call is not None and here(call):
            parade = replace(parade, waiting=(*parade.waiting, call))
        elif isinstance(event.body, CallUndone):
            parade = _without(parade, event.body.ticket, event.body.n)
        elif isinstance(event.body, DayOpened):
            parade = Parade(reached=parade.reached)
    return parade


def advance(parade: Parade, ticks_ms: int, called: Callable[[Call], bool]) -> Parade:
    """Lets calls step on the stage and leave it. `called`: whether a call still holds; see `awaited`."""
    while parade.waiting:
        if _full(parade):
            parade = _retired(parade, ticks_ms)
        if _full(parade):
            tired = [s for s in parade.stage if ticks_ms - s.since_ms >= LEAST_MS]
            if not tired:
                break
            parade = _left(parade, min(tired, key=lambda s: called(s.call)))
        parade = _entered(parade, ticks_ms)
    return _retired(parade, ticks_ms)


def awaited(state: State, call: Call) -> bool:
    """Whether the visitor of `call` is still being called to its counter."""
    ticket = state.tickets.get(call.ticket)
    if ticket is None or call.n >= len(ticket.steps):
        return False
    step = ticket.steps[call.n]
    return step.state is StepState.CALLED and step.counter == call.counter


def _full(parade: Parade) -> bool:
    """Whether the next call has no room; one of a ticket that stands there needs none."""
    known = any(s.call.ticket == parade.waiting[0].ticket for s in parade.stage)
    return len(parade.stage) >= CAPACITY and not known


def _entered(parade: Parade, ticks_ms: int) -> Parade:
    call, *rest = parade.waiting
    others = tuple(s for s in parade.stage if s.call.ticket != call.ticket)
    earlier = tuple(c for c in parade.earlier if c.ticket != call.ticket)
    return Parade((*others, Standing(call, ticks_ms)), earlier, tuple(rest), call.lsn)


def _retired(parade: Parade, ticks_ms: int) -> Parade:
    """The newest stays where nobody came after it."""
    for standing in parade.stage[:-1]:
        if ticks_ms - standing.since_ms >= MINIMUM_MS:
            parade = _left(parade, standing)
    return parade


def _left(parade: Parade, standing: Standing) -> Parade:
    stage = tuple(s for s in parade.stage if s is not standing)
    return replace(parade, stage=stage, earlier=(standing.call, *parade.earlier)[:EARLIER])


def _without(parade: Parade, ticket: str, n: int) -> Parade:
    """A call that was taken back is not shown any longer; the one before it stands there again, but is not called."""

    def other(call: Call) -> bool:
        return (call.ticket, call.n) != (ticket, n)

    stage = tuple(s for s in parade.stage if other(s.call))
    earlier = tuple(filter(other, parade.earlier))
    if not stage and earlier:
        stage, earlier = (Standing(earlier[0]),), earlier[1:]
    return replace(parade, stage=stage, earlier=earlier, waiting=tuple(filter(other, parade.waiting)))
