"""Calls, recalls, and taking them back."""

from core import events
from core.fold.queue import bind_again, end_pause, enter, leave
from core.fold.table import Folds
from core.state import CounterNow, LastMove, State, Ticket
from core.words import StepState


def called(state: State, event: events.Event, body: events.StepCalled) -> None:
    """A visitor whom the counter had until this very command is remembered, so that an undo brings him back."""
    ticket = state.tickets[body.ticket]
    step = ticket.steps[body.n]
    counter = state.counters.setdefault(body.counter, CounterNow(body.counter))
    counter.last = LastMove(True, event.at, ticket.id, step.n, step.state, _closed_by(state, event, counter))
    counter.ticket, counter.step = ticket.id, step.n
    leave(state, ticket, step)
    end_pause(state, ticket)
    step.state, step.counter, step.calls, step.chosen = StepState.CALLED, body.counter, body.call_no, body.reason
    step.called_ms = step.called_ms or event.at
    step.last_call_ms = event.at


def _closed_by(state: State, event: events.Event, counter: CounterNow) -> tuple[str, int, StepState] | None:
    seen = state.seen(event.command)
    last = counter.last
    return (last.ticket, last.n, last.was) if seen and last and not last.is_call else None


def recalled(state: State, event: events.Event, body: events.StepRecalled) -> None:
    step = state.step(body.ticket, body.n)
    step.calls, step.last_call_ms = body.call_no, event.at
    state.counters[body.counter].last = None


def undone(state: State, event: events.Event, body: events.CallUndone) -> None:
    ticket = state.tickets[body.ticket]
    step = ticket.steps[body.n]
    counter = state.counters[body.counter]
    last = counter.last
    step.counter, step.calls, step.chosen = None, step.calls - 1, None
    step.called_ms = step.called_ms if step.calls else None
    step.state = last.was if last else StepState.WAITING
    if step.state == StepState.HELD:
        state.held[f"{ticket.id}/{step.n}"] = (ticket.id, step.n)
    enter(state, ticket, step)
    counter.ticket, counter.step, counter.last = None, None, None
    if last and last.closed:
        _reopen(state, counter, *last.closed)


def reopened(state: State, event: events.Event, body: events.StepReopened) -> None:
    counter = state.counters[body.counter]
    last = counter.last
    _reopen(state, counter, body.ticket, body.n, last.was if last else StepState.SERVING)
    counter.last = None


def _reopen(state: State, counter: CounterNow, ticket_id: str, n: int, was: StepState) -> None:
    ticket = state.tickets[ticket_id]
    step = ticket.steps[n]
    leave(state, ticket, step)
    end_pause(state, ticket)
    step.state, step.ended_ms, step.outcome, step.inferred, step.ready_on = was, None, None, False, None
    step.held_ms, step.hold_until_ms, step.hold_reason = None, None, None
    ticket.last_counter, ticket.last_done_ms = _left_last(ticket)
    counter.ticket, counter.step = ticket_id, n
    bind_again(state, ticket)


def _left_last(ticket: Ticket) -> tuple[int | None, int | None]:
    """The counter that the visitor left last, and when."""
    left = [s for s in ticket.steps if s.state in (StepState.DONE, StepState.TRANSFERRED) and s.counter is not None]
    last = max(left, key=lambda s: s.ended_ms or 0, default=None)
    return (last.counter, last.ended_ms) if last else (None, None)


FOLDS: Folds = {
    events.StepCalled: called,
    events.StepRecalled: recalled,
    events.CallUndone: undone,
    events.StepReopened: reopened,
}
