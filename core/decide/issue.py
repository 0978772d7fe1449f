"""A new number."""

from core import events, order
from core.commands import MINUTE_MS, Issue
from core.decide import plan
from core.decide.case import Case, Rules
from core.numbers import SERIES_MAX, Label
from core.refusal import Refused
from core.state import Booking
from core.timers import booking_ends_ms
from core.words import BookingState


def issue(case: Case, body: Issue) -> list[events.Body]:
    if body.ticket in case.state.tickets:
        raise Refused("ticket_exists")
    plan.check(case, body.errands)
    if body.pickup and len(body.errands) != 1:
        raise Refused("pickup_one")
    booking = _booking(case, body) if body.booking is not None else None
    _must_be_offered(case, body, booking)
    head_start = plan.head_start_ms(case, body.priority, body.pickup)
    day = case.day()
    steps = plan.steps(case, body.errands, case.now_ms - head_start, booking)
    if booking is not None:
        steps = tuple(_with_head_start(s, booking, head_start) for s in steps)
    plan.within_quota(case, steps)
    letter = plan.first_letter(steps)
    number = day.series.get(letter, day.floor) + 1
    if number > SERIES_MAX:
        raise Refused("quota")
    _not_too_many(case, letter)
    issued = events.TicketIssued(
        ticket=body.ticket,
        day=day.date,
        label=str(Label(letter, number)),
        letter=letter,
        number=number,
        steps=steps,
        priority=body.priority,
        head_start_ms=head_start,
        needs=body.needs,
        language=body.language,
        channel=body.channel,
        journey=body.journey,
        print_at=body.print_at,
        booking=booking.id if booking else None,
        pickup=body.pickup,
        ahead=_ahead(case, steps[0]),
        own_risk=body.own_risk,
    )
    return [issued, events.BookingCheckedIn(booking.id, body.ticket)] if booking else [issued]


def _with_head_start(step: events.PlannedStep, booking: Booking, head_start_ms: int) -> events.PlannedStep:
    if step.service != booking.service or step.place_ms is None:
        return step
    return events.PlannedStep(
        step.n, step.service, step.letter, step.agency, step.required, step.after, step.place_ms - head_start_ms
    )


def _ahead(case: Case, first: events.PlannedStep) -> int:
    assert first.place_ms is not None  # It has nothing to wait for.
    return order.ahead(case.state, first.letter, first.place_ms)


def _must_be_offered(case: Case, body: Issue, booking: Booking | None) -> None:
    if body.journey is not None and body.journey not in case.catalog.journeys:
        raise Refused("unknown_journey", journey=body.journey)
    for errand in body.errands:
        service = case.catalog.services[errand.service]
        booked = booking is not None and booking.service == errand.service
        if not service.walk_in and not booked and not errand.after:
            raise Refused("booking_only")
        case.must_take_numbers(service.letter, later=bool(errand.after))
    if case.day().date != case.catalog.local(case.now_ms).date():
        raise Refused("day_not_open")


def _not_too_many(case: Case, letter: str) -> None:
    """A broker at a kiosk empties a quota within a minute; a family does not."""
    recent = case.day().recent.get(f"{case.command.device}/{letter}", [])
    within = [at for at in recent if at > case.now_ms - MINUTE_MS]
    if len(within) >= case.catalog.site.rules.tickets_per_minute:
        raise Refused("too_many", within[0] + MINUTE_MS)


def _booking(case: Case, body: Issue) -> Booking:
    booking = next((b for b in case.state.bookings.values() if b.code_hash == body.booking), None)
    if booking is None:
        raise Refused("booking_unknown")
    if booking.state != BookingState.MADE:
        raise Refused("booking_used")
    if all(e.service != booking.service for e in body.errands):
        raise Refused("booking_other", service=booking.service)
    rules = case.catalog.site.rules
    earliest = booking.at_ms - rules.booking_early_minutes * MINUTE_MS
    if case.now_ms < earliest:
        raise Refused("booking_early", earliest)
    late = booking_ends_ms(case.state, case.catalog, booking)
    if late is not None and case.now_ms > late:
        raise Refused("booking_late")
    return booking


RULES: Rules = {Issue: issue}
