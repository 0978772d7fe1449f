"""At the counter: start, done, absent, hold, return, transfer."""

from core import events
from core.commands import MINUTE_MS, Absent, ExpireHold, Finish, Hold, Return, Start, Transfer
from core.decide.case import Case, Rules
from core.refusal import Refused
from core.state import Step
from core.timers import ends_ms, stands_still
from core.words import CounterState, Outcome, Reason, StepState

HOLD_MAX_MINUTES = 240


def start(case: Case, body: Start) -> list[events.Body]:
    ticket, step = case.at_counter(body.counter)
    if step.state == StepState.SERVING:
        raise Refused("already_serving", label=ticket.label)
    return [events.StepStarted(ticket.id, step.n, body.counter)]


def finish(case: Case, body: Finish) -> list[events.Body]:
    ticket, step = case.at_counter(body.counter)
    for document in body.missing:
        if document not in case.catalog.site.documents:
            raise Refused("unknown_document", document=document)
    if body.referred_to is not None:
        case.agency(body.referred_to)
    done = events.StepDone(ticket.id, step.n, body.counter, body.outcome, body.ready_on, body.missing, body.referred_to)
    return [done]


def absent(case: Case, body: Absent) -> list[events.Body]:
    ticket, step = case.at_counter(body.counter)
    if step.state != StepState.CALLED:
        raise Refused("already_serving", label=ticket.label)
    rules = case.catalog.site.rules
    if rules.after_last_call == "absent" and not stands_still(case.state, case.now_ms):
        return [events.StepAbsent(ticket.id, step.n, body.counter)]
    until = case.now_ms + rules.hold_minutes * MINUTE_MS
    return [events.StepHeld(ticket.id, step.n, body.counter, Reason.MISSED, until)]


def hold(case: Case, body: Hold) -> list[events.Body]:
    ticket, step = case.at_counter(body.counter)
    minutes = body.minutes if body.minutes is not None else case.catalog.site.rules.hold_minutes
    until = case.now_ms + max(1, min(minutes, HOLD_MAX_MINUTES)) * MINUTE_MS
    return [events.StepHeld(ticket.id, step.n, body.counter, body.reason, until)]


def return_(case: Case, body: Return) -> list[events.Body]:
    """From a hold, from absence, or with the documents that were missing."""
    case.day()
    ticket = case.ticket(body.ticket)
    step = case.step(ticket, body.step)
    if ticket.day != case.day().date or not _may_return(step):
        raise Refused("not_held", label=ticket.label)
    own = case.catalog.site.rules.return_head_start_minutes * MINUTE_MS
    return [events.StepReturned(ticket.id, step.n, case.now_ms - max(own, ticket.head_start_ms))]


def _may_return(step: Step) -> bool:
    if step.state in (StepState.HELD, StepState.ABSENT):
        return True
    return step.state == StepState.DONE and step.outcome == Outcome.DOCUMENTS_INCOMPLETE


def transfer(case: Case, body: Transfer) -> list[events.Body]:
    """The number stays, and so does the place: the visitor has waited already."""
    ticket, step = case.at_counter(body.counter)
    service = case.service(body.service)
    if body.to_counter is not None:
        counter, now = case.counter(body.to_counter)
        if service.letter not in counter.letters:
            raise Refused("not_here", label=ticket.label, counter=counter.no)
        if now.state == CounterState.CLOSED:
            raise Refused("counter_closed", counter=counter.no)
    new = events.PlannedStep(
        n=len(ticket.steps),
        service=service.code,
        letter=service.letter,
        agency=case.catalog.agency_of(service.letter).id,
        required=step.required,
        place_ms=step.place_ms,
        only_counter=body.to_counter,
    )
    return [events.StepTransferred(ticket.id, step.n, body.counter, new, body.reason)]


def expire_hold(case: Case, body: ExpireHold) -> list[events.Body]:
    ticket = case.ticket(body.ticket)
    step = case.step(ticket, body.step)
    if step.state != StepState.HELD or step.held_ms is None or step.hold_until_ms is None:
        raise Refused("not_held", label=ticket.label)
    end = ends_ms(case.state, step.held_ms, step.hold_until_ms)
    if end is None or case.now_ms < end:
        raise Refused("hold_not_over", end)
    return [events.StepAbsent(ticket.id, step.n)]


RULES: Rules = {
    Start: start,
    Finish: finish,
    Absent: absent,
    Hold: hold,
    Return: return_,
    Transfer: transfer,
    ExpireHold: expire_hold,
}
