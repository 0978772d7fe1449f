"""Calling: the next one, this one, once more, and taking it back."""

from core import events, order
from core.commands import CallNext, CallTicket, Recall, UndoCall
from core.decide.case import Case, Rules
from core.refusal import Refused
from core.site import Counter
from core.state import CounterNow, LastMove, Step, Ticket
from core.words import AT_COUNTER, CounterState, StepState

SECOND_MS = 1000


def call_next(case: Case, body: CallNext) -> list[events.Body]:
    counter, now = _ready(case, body.counter)
    found = order.next_for(case.state, case.catalog, counter, case.now_ms)
    if found is None:
        raise Refused("nobody", counter=counter.no)
    ticket, step = found
    call = events.StepCalled(ticket.id, step.n, counter.no, ticket.label, step.calls + 1)
    return [*_closing_former(now), call]


def call_ticket(case: Case, body: CallTicket) -> list[events.Body]:
    counter, now = _ready(case, body.counter)
    ticket = case.open_ticket(body.ticket)
    step = _callable(case, ticket, counter)
    call = events.StepCalled(ticket.id, step.n, counter.no, ticket.label, step.calls + 1, body.reason)
    return [*_closing_former(now), call]


def _ready(case: Case, no: int) -> tuple[Counter, CounterNow]:
    case.day()
    counter, now = case.counter(no)
    if now.state == CounterState.CLOSED:
        raise Refused("counter_closed", counter=no)
    if now.state == CounterState.PAUSED:
        raise Refused("counter_paused", counter=no)
    return counter, now


def _closing_former(now: CounterNow) -> list[events.Body]:
    """A counter has at most one visitor: its next call says that the former is done."""
    if now.ticket is None or now.step is None:
        return []
    return [events.StepDone(now.ticket, now.step, now.no, inferred=True)]


def _callable(case: Case, ticket: Ticket, counter: Counter) -> Step:
    if any(s.state in AT_COUNTER for s in ticket.steps):
        raise Refused("ticket_busy", label=ticket.label)
    here = [s for s in ticket.open_steps() if s.letter in counter.letters]
    if not here:
        raise Refused("not_here", label=ticket.label, counter=counter.no)
    free = [s for s in here if s.place_ms is not None and not order.bound_elsewhere(case.state, s, counter)]
    if not free:
        raise Refused("not_callable", label=ticket.label, counter=counter.no)
    return min(free, key=order.key)


def recall(case: Case, body: Recall) -> list[events.Body]:
    ticket, step = case.at_counter(body.counter)
    if step.state != StepState.CALLED:
        raise Refused("already_serving", label=ticket.label)
    rules = case.catalog.site.rules
    if step.calls >= rules.max_calls:
        raise Refused("recall_limit", label=ticket.label, calls=step.calls)
    again = (step.last_call_ms or 0) + rules.seconds_between_calls * SECOND_MS
    if case.now_ms < again:
        raise Refused("recall_soon", again, seconds=-(-(again - case.now_ms) // SECOND_MS))
    return [events.StepRecalled(ticket.id, step.n, body.counter, ticket.label, step.calls + 1)]


def undo(case: Case, body: UndoCall) -> list[events.Body]:
    """The counter's last move, where nothing has come of it yet."""
    counter, now = case.counter(body.counter)
    last = now.last
    if last is None:
        raise Refused("nothing_to_undo", counter=counter.no)
    seconds = case.catalog.site.rules.undo_seconds
    if case.now_ms > last.at_ms + seconds * SECOND_MS:
        raise Refused("undo_late", seconds=seconds)
    back = last.closed if last.is_call else (last.ticket, last.n, last.was)
    if back is not None and not _may_come_back(case, last, back[0], back[1]):
        raise Refused("nothing_to_undo", counter=counter.no)
    if last.is_call:
        return [events.CallUndone(last.ticket, last.n, counter.no)]
    return [events.StepReopened(last.ticket, last.n, counter.no)]


def _may_come_back(case: Case, last: LastMove, ticket_id: str, n: int) -> bool:
    """Not where the visitor is at another counter, has come back or has left by now."""
    ticket = case.state.tickets[ticket_id]
    step = ticket.steps[n]
    ended_then = last.at_ms == (step.held_ms if step.state == StepState.HELD else step.ended_ms)
    untouched = ended_then and step.state in (StepState.DONE, StepState.ABSENT, StepState.HELD)
    return untouched and all(s.state not in AT_COUNTER for s in ticket.steps)


RULES: Rules = {CallNext: call_next, CallTicket: call_ticket, Recall: recall, UndoCall: undo}
