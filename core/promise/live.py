"""What everybody who waits is told while they wait: it changes only when what was told no longer holds."""

from collections.abc import Mapping

import msgspec

from core.catalog import Catalog
from core.promise.later import about, expected, free
from core.promise.promises import Promises
from core.promise.span import MINUTE_MS, Promise, still_good
from core.state import State, Ticket
from core.words import Doubt

STEADY_MS = 10 * MINUTE_MS
"""An estimate stays while what is expected now lies no further off than this."""

Name = tuple[str, int]
"""Ticket and step."""


class LiveStep(msgspec.Struct, frozen=True):
    """`span`: from when until when, in milliseconds since 1970; None: no time is told, because of `doubt`.

    The rest is what it rests on, named as in `core.promise.span.Promise`; see `core.promise.explain.why`.
    """

    span: tuple[int, int] | None
    doubt: Doubt | None
    ahead: int
    counters: float
    each_ms: int
    gap: tuple[int, int] | None
    kept: int
    of: int


class Live(msgspec.Struct, frozen=True):
    """`steps`: promised, as they wait in a line and their visitor is free. `later`: about when the others are called.

    `standstills`: how many the day had when this was told.
    """

    steps: dict[Name, LiveStep] = {}
    later: dict[Name, int] = {}
    standstills: int = 0


def live(promises: Promises, state: State, catalog: Catalog, now_ms: int, told: Live) -> Live:
    """What is told at `now_ms`, where `told` was told before: nothing while an outage lasts, and all anew after it."""
    day = state.day
    if day is None or not day.open or state.outage_ms is not None:
        return Live()
    if told.standstills != len(day.freezes):
        told = Live()
    anew_ms = day.freezes[-1][1] if day.freezes else 0
    everybody = promises.everybody(state, now_ms)
    steps: dict[Name, LiveStep] = {}
    for name, promise in everybody.items():
        ticket = state.tickets[name[0]]
        if free(ticket):
            steps[name] = as_told(promise, _shown(told, ticket, name, anew_ms))
    later = expected(promises, state, catalog, everybody, now_ms)
    before = {name: told.later.get(name) or _on_paper(state.tickets[name[0]], name[1], anew_ms) for name in later}
    now: dict[Name, int] = {}
    for name, at_ms in later.items():  # of each ticket in the order of its steps
        now[name] = steady(at_ms, before[name], _until(state, name, steps, now))
    return Live(steps, now, len(day.freezes))


def steady(at_ms: int, told_ms: int | None, before_ms: int = 0) -> int:
    """An estimate as it is told; `told_ms`: as it was told before. `before_ms`: as of `core.promise.later.about`."""
    close = told_ms is not None and told_ms >= before_ms and abs(max(at_ms, before_ms) - told_ms) <= STEADY_MS
    return told_ms if close and told_ms is not None else about(at_ms, before_ms)


def _until(state: State, name: Name, steps: Mapping[Name, LiveStep], later: Mapping[Name, int]) -> int:
    """Until when the steps are called that step `name` waits for, as it is told; 0: nothing is told of them."""
    ticket, n = name
    waited_for = [(ticket, other) for other in state.tickets[ticket].steps[n].after]
    spans = [steps[other].span for other in waited_for if other in steps]
    return max([0, *(span[1] for span in spans if span), *(later[other] for other in waited_for if other in later)])


def _on_paper(ticket: Ticket, n: int, anew_ms: int) -> int | None:
    return ticket.steps[n].about_ms if ticket.issued_ms >= anew_ms else None


def _shown(told: Live, ticket: Ticket, name: Name, anew_ms: int) -> tuple[int, int] | None:
    """What the visitor has been told last: on the phone, or at first on paper, or as the step became free."""
    before = told.steps.get(name)
    if before is not None and before.span is not None:
        return before.span
    if name[1] != 0:
        return ticket.steps[name[1]].promise
    return ticket.promise if ticket.issued_ms >= anew_ms else None


def as_told(promise: Promise, shown: tuple[int, int] | None) -> LiveStep:
    """`shown`: the span that was told before, which stays where it is still good."""
    span = promise.printed
    if span is not None and shown is not None and still_good(shown, span):
        span = shown
    return LiveStep(
        span, promise.doubt, promise.ahead, promise.counters, promise.each_ms, promise.gap, promise.kept, promise.of
    )
