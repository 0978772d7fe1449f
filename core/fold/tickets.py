"""A ticket from its number to its end."""

from core import events
from core.commands import MINUTE_MS
from core.fold.queue import create, end_pause, leave
from core.fold.table import Folds
from core.numbers import LANE_JUMP, reached
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
        issued_ms=event.at - body.age_ms,
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
        doubt=body.doubt,
        not_before_ms=body.not_before_ms,
        own_risk=body.own_risk,
        pickup=body.pickup,
    )
    state.tickets[ticket.id] = ticket
    _label(state, ticket)
    for plan in body.steps:
        create(state, ticket, plan, event.lsn, event.at)
        if plan.agency:
            state.letters[plan.letter] = LetterUse(plan.agency, body.day)
    if body.lane is not None:
        _number_out(state, event, ticket)
    elif state.day is not None:
        state.day.series[body.letter] = body.number
        recent = state.day.recent.setdefault(f"{event.device}/{body.letter}", [])
        recent[:] = [at for at in recent if at > event.at - MINUTE_MS] + [event.at]


def _label(state: State, ticket: Ticket) -> None:
    """Numbers of another day are not among today's."""
    if state.day is not None and ticket.day == state.day.date:
        state.labels[ticket.label] = ticket.id


def _number_out(state: State, event: events.Event, ticket: Ticket) -> None:
    """A paper that the hub did not number (lane 0: of the main series, re-admitted): its number is not given again."""
    if ticket.lane:
        lane = state.lanes.setdefault(ticket.lane, Lane(event.device, ""))
        # The counter may have jumped over most of a turn since the number was given.
        lane.counters[ticket.letter] = reached(lane.counters.get(ticket.letter), ticket.number, LANE_JUMP)
    elif state.day is not None and ticket.day == state.day.date:
        last = state.day.series.get(ticket.letter, state.day.floor)
        state.day.series[ticket.letter] = max(last, ticket.number)


def relabelled(state: State, event: events.Event, body: events.TicketRelabelled) -> None:
    ticket = state.tickets[body.ticket]
    if state.labels.get(body.burnt) == ticket.id:
        del state.labels[body.burnt]
    ticket.label, ticket.number, ticket.lane = body.label, body.number, body.lane
    ticket.burnt = (*ticket.burnt, body.burnt)
    _label(state, ticket)
    _number_out(state, event, ticket)


def paused(state: State, event: events.Event, body: events.TicketPaused) -> None:
    state.tickets[body.ticket].paused_until_ms = body.until_ms
    state.paused[body.ticket] = body.until_ms


def resumed(state: State, event: events.Event, body: events.TicketResumed) -> None:
    end_pause(state, state.tickets[body.ticket])


def cancelled(state: State, event: events.Event, body: events.TicketCancelled) -> None:
    _end_open_steps(state, state.tickets[body.ticket], StepState.CANCELLED, event.at)


def expired(state: State, event: events.Event, body: events.TicketExpired) -> None:
    _end_open_steps(state, state.tickets[body.ticket], StepState.EXPIRED, event.at)


def _end_open_steps(state: State, ticket: Ticket, end: StepState, at_ms: int) -> None:
    end_pause(state, ticket)
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
    if ticket is None:
        return
    if body.copy_no == 0:
        ticket.paper = body.evidence
    # A kiosk makes copies of the numbers of its lane alone.
    ticket.copies = max(ticket.copies, body.copy_no)


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
