"""A step from its start to its end."""

from core import events
from core.fold.queue import bind_again, count, create, end_pause, enter, leave, planned, release
from core.fold.table import Folds
from core.state import CounterNow, LastMove, State, Step, Ticket
from core.words import StepState


def added(state: State, event: events.Event, body: events.StepAdded) -> None:
    create(state, state.tickets[body.ticket], body.step, event.lsn, event.at)


def removed(state: State, event: events.Event, body: events.StepRemoved) -> None:
    ticket = state.tickets[body.ticket]
    step = ticket.steps[body.n]
    leave(state, ticket, step)
    step.state, step.ended_ms = StepState.CANCELLED, event.at
    release(state, ticket, event.at)
    if not ticket.is_open:
        end_pause(state, ticket)


def promised(state: State, event: events.Event, body: events.StepPromised) -> None:
    state.step(body.ticket, body.n).promise = body.promise


def started(state: State, event: events.Event, body: events.StepStarted) -> None:
    step = state.step(body.ticket, body.n)
    step.state, step.started_ms = StepState.SERVING, event.at
    state.counters[body.counter].last = None


def done(state: State, event: events.Event, body: events.StepDone) -> None:
    ticket = state.tickets[body.ticket]
    step = _end(state, event, ticket, body.n, body.counter, StepState.DONE)
    step.outcome, step.inferred, step.ready_on = body.outcome, body.inferred, body.ready_on
    ticket.last_counter, ticket.last_done_ms = body.counter, event.at
    release(state, ticket, event.at)


def absent(state: State, event: events.Event, body: events.StepAbsent) -> None:
    ticket = state.tickets[body.ticket]
    if body.counter is not None:
        _end(state, event, ticket, body.n, body.counter, StepState.ABSENT)
        return
    step = ticket.steps[body.n]
    leave(state, ticket, step)
    step.state, step.ended_ms = StepState.ABSENT, event.at
    if not ticket.is_open:
        end_pause(state, ticket)


def held(state: State, event: events.Event, body: events.StepHeld) -> None:
    ticket = state.tickets[body.ticket]
    step = _end(state, event, ticket, body.n, body.counter, StepState.HELD)
    step.ended_ms = None
    step.held_ms, step.hold_until_ms, step.hold_reason = event.at, body.until_ms, body.reason
    state.held[f"{ticket.id}/{step.n}"] = (ticket.id, step.n)


def transferred(state: State, event: events.Event, body: events.StepTransferred) -> None:
    ticket = state.tickets[body.ticket]
    _end(state, event, ticket, body.n, body.counter, StepState.TRANSFERRED)
    state.counters[body.counter].last = None
    ticket.last_counter, ticket.last_done_ms = body.counter, event.at
    for step in ticket.steps:
        step.after = tuple(body.step.n if n == body.n else n for n in step.after)
    new = planned(body.step, event.lsn, event.at)
    ticket.steps.append(new)
    if new.letter != ticket.steps[body.n].letter:
        count(state, ticket, new)
    enter(state, ticket, new)


def returned(state: State, event: events.Event, body: events.StepReturned) -> None:
    ticket = state.tickets[body.ticket]
    step = ticket.steps[body.n]
    leave(state, ticket, step)
    _waits_again(step)
    step.place_ms = body.place_ms
    enter(state, ticket, step)
    bind_again(state, ticket)


def rated(state: State, event: events.Event, body: events.StepRated) -> None:
    ticket = state.tickets.get(body.ticket)
    if ticket is not None:
        ticket.steps[body.n].rated = True


def _waits_again(step: Step) -> None:
    step.state, step.counter, step.calls, step.ended_ms, step.outcome = StepState.WAITING, None, 0, None, None
    step.started_ms, step.held_ms, step.hold_until_ms, step.hold_reason = None, None, None, None
    step.inferred, step.ready_on = False, None


def _end(state: State, event: events.Event, ticket: Ticket, n: int, counter_no: int, end: StepState) -> Step:
    """The counter lets go of the step; it may take that back for a few seconds."""
    step = ticket.steps[n]
    counter = state.counters.setdefault(counter_no, CounterNow(counter_no))
    counter.last = LastMove(False, event.at, ticket.id, n, step.state)
    counter.ticket, counter.step = None, None
    step.state, step.ended_ms = end, event.at
    return step


FOLDS: Folds = {
    events.StepAdded: added,
    events.StepRemoved: removed,
    events.StepPromised: promised,
    events.StepStarted: started,
    events.StepDone: done,
    events.StepAbsent: absent,
    events.StepHeld: held,
    events.StepTransferred: transferred,
    events.StepReturned: returned,
    events.StepRated: rated,
}
