"""Calls one after the other: each is the large one for a while, then one of those before; none is left out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from core.events import CallUndone, Event, StepCalled, StepRecalled
from core.state import State
from core.words import AT_COUNTER

EARLIER = 4
HOLD_MS = 6_000
"""How long a call stays the large one while others wait."""
LEAST_HOLD_MS = 1_500
"""The same in a rush: long enough to read a number that one waits for."""


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
class Parade:
    """`since_ms`: the tick at which `current` became the large one. `reached`: how far in the log the shown ones go."""

    current: Call | None = None
    since_ms: int = 0
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


def latest(state: State) -> Parade:
    """What a display shows that was just started: the last calls, at once."""
    called = [
        (step.last_call_ms, Call(0, ticket.id, step.n, ticket.label, step.counter))
        for ticket in state.tickets.values()
        for step in ticket.steps
        if step.last_call_ms is not None and step.counter is not None
    ]
    calls = [call for _, call in sorted(called, key=lambda pair: pair[0])][-EARLIER - 1 :]
    return Parade(calls[-1], earlier=tuple(reversed(calls[:-1]))) if calls else Parade()


def hear(parade: Parade, events: Iterable[Event], here: Callable[[Call], bool]) -> Parade:
    """The parade after `events`. `here`: whether this display shows the counter of a call."""
    for event in events:
        call = call_of(event)
        if call is not None and here(call):
            parade = replace(parade, waiting=(*parade.waiting, call))
        elif isinstance(event.body, CallUndone):
            parade = _without(parade, event.body.ticket, event.body.n)
    return parade


def advance(parade: Parade, ticks_ms: int, state: State) -> Parade:
    """Lets the next call become the large one when it is time. One that is over by then stands among the earlier."""
    while parade.waiting and (parade.current is None or ticks_ms - parade.since_ms >= hold_ms(parade)):
        call, *rest = parade.waiting
        parade = replace(parade, waiting=tuple(rest), reached=call.lsn)
        past = _before(parade.current, parade.earlier) if parade.current else parade.earlier
        if rest and not _open(state, call):
            parade = replace(parade, current=None, earlier=_before(call, past))
            continue
        earlier = tuple(c for c in past if (c.ticket, c.n) != (call.ticket, call.n))
        parade = replace(parade, current=call, since_ms=ticks_ms, earlier=earlier)
    return parade


def hold_ms(parade: Parade) -> int:
    """The more wait, the shorter each stays."""
    return max(LEAST_HOLD_MS, HOLD_MS // max(1, len(parade.waiting)))


def _open(state: State, call: Call) -> bool:
    ticket = state.tickets.get(call.ticket)
    return ticket is not None and ticket.steps[call.n].state in AT_COUNTER


def _before(call: Call, earlier: tuple[Call, ...]) -> tuple[Call, ...]:
    others = tuple(c for c in earlier if (c.ticket, c.n) != (call.ticket, call.n))
    return (call, *others)[:EARLIER]


def _without(parade: Parade, ticket: str, n: int) -> Parade:
    """A call that was taken back is not shown any longer; the one before it stands there again, but is not called."""

    def other(call: Call) -> bool:
        return (call.ticket, call.n) != (ticket, n)

    shown = [*filter(other, [parade.current] if parade.current else []), *filter(other, parade.earlier)]
    current, earlier = (shown[0], tuple(shown[1:])) if shown else (None, ())
    return replace(parade, current=current, earlier=earlier, waiting=tuple(filter(other, parade.waiting)))
