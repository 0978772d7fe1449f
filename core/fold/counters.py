"""Counters opening, pausing and closing."""

from core import events
from core.fold.table import Folds
from core.state import CounterNow, State
from core.words import CounterState, Reason


def opened(state: State, event: events.Event, body: events.CounterOpened) -> None:
    _set(state, event, body.counter, CounterState.OPEN)
    state.counters[body.counter].officer = event.actor


def paused(state: State, event: events.Event, body: events.CounterPaused) -> None:
    _set(state, event, body.counter, CounterState.PAUSED, body.reason, body.until_ms)


def closed(state: State, event: events.Event, body: events.CounterClosed) -> None:
    _set(state, event, body.counter, CounterState.CLOSED)
    state.counters[body.counter].officer = None


def _set(
    state: State,
    event: events.Event,
    no: int,
    to: CounterState,
    reason: Reason | None = None,
    until_ms: int | None = None,
) -> None:
    counter = state.counters.setdefault(no, CounterNow(no))
    counter.state, counter.since_ms, counter.reason, counter.until_ms = to, event.at, reason, until_ms
    counter.last = None


FOLDS: Folds = {events.CounterOpened: opened, events.CounterPaused: paused, events.CounterClosed: closed}
