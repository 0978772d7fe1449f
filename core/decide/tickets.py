"""What a visitor may want of a number that he has."""

from core import events
from core.commands import (
    MINUTE_MS,
    STEPS_MAX,
    AddStep,
    CancelTicket,
    PauseTicket,
    Rate,
    RemoveStep,
    Reprint,
    ResumeTicket,
)
from core.decide import plan
from core.decide.case import Case, Rules
from core.fold.queue import satisfied
from core.refusal import Refused
from core.state import Step, Ticket
from core.words import AT_COUNTER, StepState

PAUSE_MAX_MINUTES = 60
SCORES = range(1, 5)


def add_step(case: Case, body: AddStep) -> list[events.Body]:
    ticket = case.open_ticket(body.ticket)
    n = len(ticket.steps)
    if n >= STEPS_MAX or not all(0 <= before < n for before in body.errand.after):
        raise Refused("bad_steps")
    service = case.service(body.errand.service)
    if not service.walk_in:
        raise Refused("booking_only")
    if any(ticket.steps[before].state == StepState.TRANSFERRED for before in body.errand.after):
        raise Refused("bad_steps")
    free = all(satisfied(ticket, _waiting_for(body, before)) for before in body.errand.after)
    case.must_take_numbers(service.letter, later=not free)
    step = events.PlannedStep(
        n=n,
        service=service.code,
        letter=service.letter,
        agency=case.catalog.agency_of(service.letter).id,
        required=body.errand.required,
        after=body.errand.after,
        place_ms=case.now_ms - ticket.head_start_ms if free else None,
    )
    plan.within_quota(case, [step])
    return [events.StepAdded(ticket.id, step)]


def _waiting_for(body: AddStep, before: int) -> Step:
    return Step(-1, body.errand.service, "", "", True, (before,), (0, 0), 0)


def remove_step(case: Case, body: RemoveStep) -> list[events.Body]:
    ticket = case.open_ticket(body.ticket)
    step = case.step(ticket, body.step)
    if step.state not in (StepState.WAITING, StepState.HELD):
        raise Refused("step_not_waiting")
    if step.required and any(step.n in s.after and s.required for s in ticket.open_steps()):
        raise Refused("step_needed")
    return [events.StepRemoved(ticket.id, step.n)]


def pause(case: Case, body: PauseTicket) -> list[events.Body]:
    ticket = case.open_ticket(body.ticket)
    _not_at_counter(ticket)
    if ticket.paused_until_ms is not None:
        raise Refused("ticket_paused", label=ticket.label)
    minutes = body.minutes if body.minutes is not None else case.catalog.site.rules.pause_minutes
    until = case.now_ms + max(1, min(minutes, PAUSE_MAX_MINUTES)) * MINUTE_MS
    return [events.TicketPaused(ticket.id, body.reason, until)]


def resume(case: Case, body: ResumeTicket) -> list[events.Body]:
    ticket = case.open_ticket(body.ticket)
    if ticket.paused_until_ms is None:
        raise Refused("ticket_not_paused", label=ticket.label)
    return [events.TicketResumed(ticket.id)]


def cancel(case: Case, body: CancelTicket) -> list[events.Body]:
    ticket = case.open_ticket(body.ticket)
    _not_at_counter(ticket)
    return [events.TicketCancelled(ticket.id, body.reason)]


def _not_at_counter(ticket: Ticket) -> None:
    if any(s.state in AT_COUNTER for s in ticket.steps):
        raise Refused("ticket_busy", label=ticket.label)


def reprint(case: Case, body: Reprint) -> list[events.Body]:
    ticket = case.ticket(body.ticket)
    return [events.PrintAsked(ticket.id, case.kiosk(body.device), ticket.copies + 1)]


def rate(case: Case, body: Rate) -> list[events.Body]:
    ticket = case.ticket(body.ticket)
    step = case.step(ticket, body.step)
    if step.state != StepState.DONE:
        raise Refused("not_served")
    if step.rated:
        raise Refused("already_rated")
    if not body.scores or any(score not in SCORES for score in body.scores.values()):
        raise Refused("bad_score")
    return [events.StepRated(ticket.id, step.n, body.scores)]


RULES: Rules = {
    AddStep: add_step,
    RemoveStep: remove_step,
    PauseTicket: pause,
    ResumeTicket: resume,
    CancelTicket: cancel,
    Reprint: reprint,
    Rate: rate,
}
