"""A ticket from its number to its end."""

from core import events
from core.commands import MINUTE_MS
from core.fold.queue import create, leave
from core.fold.table import Folds
from core.state import Lane, LetterUse, State, Ticket
from core.words import Outcome, StepState


def issued(state: State, event: events.Event, body: events.TicketIssued) -> None:
    ticket = Ticket(
        id=body.ticket,
        day=body.day,
        label=body.label,
        letter=body.letter,
        number=body.number,
        lane=body.lane,
        issued_ms=event.at,
        device=event.device,
        steps=[],
        priority=body.priority,
        head_start_ms=body.head_start_ms,
        needs=body.needs,
        language=body.language,
        channel=body.channel,
        journey=body.journey,
        print_at=body.print_at,
        booking=body.booking,
        ahead=body.ahead,
        promise=body.promise,
    )
    state.tickets[ticket.id] = ticket
    state.labels[ticket.label] = ticket.id
    for plan in body.steps:
        create(state, ticket, plan, event.lsn, event.at)
        state.letters[plan.letter] = LetterUse(plan.agency, body.day)
    _count_number(state, event, body)


def _count_number(state: State, event: events.Event, body: events.TicketIssued) -> None:
    if body.lane is not None:
        _lane_used(state, event, body.lane, body.letter, body.number, body)
    elif state.day is not None:
        state.day.series[body.letter] = body.number
        recent = state.day.recent.setdefault(f"{event.device}/{body.letter}", [])
        recent[:] = [at for at in recent if at > event.at - MINUTE_MS] + [event.at]


def _lane_used(
    state: State, event: events.Event, no: int, letter: str, number: int, body: events.TicketIssued | None
) -> None:
    lane = state.lanes.setdefault(no, Lane(event.device, ""))
    lane.counters[letter] = number
    day = body.day if body else (state.day.date if state.day else None)
    if day is not None:
        lane.used[letter] = day


def relabelled(state: State, event: events.Event, body: events.TicketRelabelled) -> None:
    ticket = state.tickets[body.ticket]
    state.labels.pop(body.burnt, None)
    state.labels[body.label] = ticket.id
    ticket.label, ticket.number, ticket.lane = body.label, body.number, body.lane
    ticket.burnt = (*ticket.burnt, body.burnt)
    _lane_used(state, event, body.lane, ticket.letter, body.number, None)


def paused(state: State, event: events.Event, body: events.TicketPaused) -> None:
    state.tickets[body.ticket].paused_until_ms = body.until_ms
    state.paused[body.ticket] = body.until_ms


def resumed(state: State, event: events.Event, body: events.TicketResumed) -> None:
    state.tickets[body.ticket].paused_until_ms = None
    state.paused.pop(body.ticket, None)


def cancelled(state: State, event: events.Event, body: events.TicketCancelled) -> None:
    _end_open_steps(state, state.tickets[body.ticket], StepState.CANCELLED, event.at)


def expired(state: State, event: events.Event, body: events.TicketExpired) -> None:
    _end_open_steps(state, state.tickets[body.ticket], StepState.EXPIRED, event.at)


def _end_open_steps(state: State, ticket: Ticket, end: StepState, at_ms: int) -> None:
    state.paused.pop(ticket.id, None)
    for step in ticket.open_steps():
        leave(state, ticket, step)
        if step.state == StepState.SERVING:
            step.state, step.outcome, step.inferred = StepState.DONE, Outcome.DONE, True
        else:
            step.state = end
        step.ended_ms = at_ms
        if step.counter is not None:
            counter = state.counters[step.counter]
            if (counter.ticket, counter.step) == (ticket.id, step.n):
                counter.ticket, counter.step, counter.last = None, None, None


def printed(state: State, event: events.Event, body: events.TicketPrinted) -> None:
    ticket = state.tickets.get(body.ticket)
    if ticket is not None and body.copy_no == 0:
        ticket.paper = body.evidence


def print_asked(state: State, event: events.Event, body: events.PrintAsked) -> None:
    state.tickets[body.ticket].copies = body.copy_no


FOLDS: Folds = {
    events.TicketIssued: issued,
    events.TicketRelabelled: relabelled,
    events.TicketPaused: paused,
    events.TicketResumed: resumed,
    events.TicketCancelled: cancelled,
    events.TicketExpired: expired,
    events.TicketPrinted: printed,
    events.PrintAsked: print_asked,
}
