"""What a device authored alone. Never refused: the paper is out, the call was shown."""

from core import events, order
from core.commands import LaneIssued, Printed, Shown
from core.decide import plan
from core.decide.case import Case, Rules
from core.numbers import Label, parse
from core.words import StepState


def lane_issued(case: Case, body: LaneIssued) -> list[events.Body]:
    label = parse(body.label) or Label(body.label, 0)
    known = case.state.tickets.get(body.ticket)
    if known is None:
        return _admitted(case, body, label)
    if known.label == body.label:
        return [events.FactNoted()]
    relabelled = events.TicketRelabelled(known.id, body.label, known.label, label.lane or 0, label.number)
    called = next((s for s in known.steps if s.state == StepState.CALLED and s.counter is not None), None)
    if called is None or called.counter is None:
        return [relabelled]
    return [relabelled, events.StepRecalled(known.id, called.n, called.counter, body.label, called.calls + 1)]


def _admitted(case: Case, body: LaneIssued, label: Label) -> list[events.Body]:
    head_start = plan.head_start_ms(case, body.priority)
    issued_ms = case.now_ms - case.command.age_ms
    steps = _steps(case, body, label, issued_ms - head_start)
    day = case.catalog.local(issued_ms).date()
    last = case.state.day
    if last is not None and (last.open or day <= last.date):
        day = last.date
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
    )
    over = last is not None and not last.open and day == last.date
    return [issued, events.TicketExpired(body.ticket)] if over else [issued]


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


def shown(case: Case, body: Shown) -> list[events.Body]:
    return [events.CallShown(body.shown_lsn, body.spoken_lsn)]


RULES: Rules = {LaneIssued: lane_issued, Printed: printed, Shown: shown}
