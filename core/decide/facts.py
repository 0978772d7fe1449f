"""What a device authored alone. Never refused: the paper is out, the call was shown."""

import datetime as dt

from core import events, order
from core.commands import DAY_MS, LaneIssued, PaperPrinted, Printed, Shown, TrialShown
from core.decide import plan
from core.decide.case import Case, Rules
from core.numbers import Label, parse
from core.state import Step, Ticket
from core.words import Reason, StepState

BELIEVED_MS = 14 * DAY_MS
"""An older paper is a clock's mistake: it counts as given now."""


def lane_issued(case: Case, body: LaneIssued) -> list[events.Body]:
    label = parse(body.label) or Label(body.label, 0)
    known = case.state.tickets.get(body.ticket)
    if known is None:
        return _admitted(case, body, label)
    if known.label == body.label:
        return [events.FactNoted()]
    relabelled = events.TicketRelabelled(known.id, body.label, known.label, label.lane or 0, label.number)
    return [relabelled, *_called_in_vain(case, known, body.label)]


def _called_in_vain(case: Case, ticket: Ticket, label: str) -> list[events.Body]:
    """Nobody could know the first number: who was called by it is called again, who missed it waits again."""
    again: list[events.Body] = []
    for step in ticket.steps:
        if step.state == StepState.CALLED and step.counter is not None:
            again.append(events.StepRecalled(ticket.id, step.n, step.counter, label, step.calls + 1))
        elif step.place_ms is not None and _missed(step) and case.state.is_open and ticket.day == case.day().date:
            again.append(events.StepReturned(ticket.id, step.n, step.place_ms))
    return again


def _missed(step: Step) -> bool:
    if step.state == StepState.DONE:
        return step.inferred and step.started_ms is None
    return step.state == StepState.ABSENT or (step.state == StepState.HELD and step.hold_reason == Reason.MISSED)


def _admitted(case: Case, body: LaneIssued, label: Label) -> list[events.Body]:
    head_start = plan.head_start_ms(case, body.priority)
    age_ms = case.command.age_ms if case.command.age_ms <= BELIEVED_MS else 0
    steps = _steps(case, body, label, case.now_ms - age_ms - head_start)
    day = _day(case, age_ms)
    issued = events.TicketIssued(
        ticket=body.ticket,
        day=day,
        label=body.label,
        letter=label.letter,
        number=label.number,
        steps=steps,
        lane=label.lane or 0,
        priority=body.priority,
        head_start_ms=head_start,
        needs=body.needs,
        language=body.language,
        channel=body.channel,
        journey=body.journey,
        ahead=order.ahead(case.state, steps[0].letter, steps[0].place_ms or 0) if steps else None,
        age_ms=age_ms,
    )
    last = case.state.day
    over = last is not None and (day < last.date or (day == last.date and not last.open))
    return [issued, events.TicketExpired(body.ticket)] if over else [issued]


def _day(case: Case, age_ms: int) -> dt.date:
    """The date on which the number was given; that of the open day where the hub's clock is behind its own log."""
    last = case.state.day
    if last is not None and case.catalog.local(case.now_ms).date() < last.date:
        return last.date
    return case.catalog.local(case.now_ms - age_ms).date()


def _steps(case: Case, body: LaneIssued, label: Label, place_ms: int) -> tuple[events.PlannedStep, ...]:
    """A service that the site file has dropped meanwhile keeps its code, under the letter on the paper."""
    made = []
    for n, errand in enumerate(body.errands):
        service = case.catalog.services.get(errand.service)
        letter = service.letter if service else label.letter
        agency = case.catalog.agency_of(letter).id if letter in case.catalog.letters else ""
        after = tuple(before for before in errand.after if 0 <= before < n)
        place = None if after else place_ms
        made.append(events.PlannedStep(n, errand.service, letter, agency, errand.required, after, place))
    return tuple(made)


def printed(case: Case, body: Printed) -> list[events.Body]:
    return [events.TicketPrinted(body.ticket, body.copy_no, body.evidence)]


def paper_printed(case: Case, body: PaperPrinted) -> list[events.Body]:
    return [events.PaperPrinted(body.print, body.evidence)]


def shown(case: Case, body: Shown) -> list[events.Body]:
    return [events.CallShown(body.shown_lsn, body.spoken_lsn, body.missed, body.missed_ms)]


def trial_shown(case: Case, body: TrialShown) -> list[events.Body]:
    return [events.TrialShown(body.zone, body.tried_ms, body.spoken)]


RULES: Rules = {
    LaneIssued: lane_issued,
    Printed: printed,
    PaperPrinted: paper_printed,
    Shown: shown,
    TrialShown: trial_shown,
}
