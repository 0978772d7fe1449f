"""What everybody who waits is told while they wait: it changes only when what was told no longer holds."""

import msgspec

from core.catalog import Catalog
from core.promise.later import expected
from core.promise.promises import Promises
from core.promise.span import MINUTE_MS, Promise, still_good
from core.state import State, Ticket
from core.words import Doubt

ABOUT_MS = 15 * MINUTE_MS
"""An estimate is told to the quarter of an hour."""
STEADY_MS = 10 * MINUTE_MS
"""And stays while what is expected now lies no further off than this."""

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
    """`steps`: promised, as they wait in a line. `later`: about when a step that waits for another will be called.

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
        if ticket.paused_until_ms is None:
            steps[name] = _step(promise, _shown(told, ticket, name, anew_ms))
    later = expected(promises, state, catalog, everybody, now_ms)
    return Live(steps, {name: about(at_ms, told.later.get(name)) for name, at_ms in later.items()}, len(day.freezes))


def about(at_ms: int, told_ms: int | None) -> int:
    """An estimate as it is told; `told_ms`: as it was told before."""
    if told_ms is not None and abs(at_ms - told_ms) <= STEADY_MS:
        return told_ms
    return (at_ms + ABOUT_MS // 2) // ABOUT_MS * ABOUT_MS


def _shown(told: Live, ticket: Ticket, name: Name, anew_ms: int) -> tuple[int, int] | None:
    """What the visitor has been told last: on the phone, or at first on paper."""
    before = told.steps.get(name)
    if before is not None and before.span is not None:
        return before.span
    return ticket.promise if name[1] == 0 and ticket.issued_ms >= anew_ms else None


def _step(promise: Promise, shown: tuple[int, int] | None) -> LiveStep:
    span = promise.printed
    if span is not None and shown is not None and still_good(shown, span):
        span = shown
    return LiveStep(
        span, promise.doubt, promise.ahead, promise.counters, promise.each_ms, promise.gap, promise.kept, promise.of
    )
