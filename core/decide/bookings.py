"""Bookings: a reservation of time, not a place in line; checking in is an issue that names the code."""

from core import events
from core.catalog import valid_on
from core.commands import DAY_MS, CancelBooking, ExpireBooking, MakeBooking
from core.decide.case import Case, Rules
from core.refusal import Refused
from core.state import Booking
from core.timers import booking_ends_ms
from core.words import BookingState

MOST_AHEAD_MS = 2 * 365 * DAY_MS
"""Nobody books further ahead; a time beyond that is a slip of the pen, or of a clock."""


def make(case: Case, body: MakeBooking) -> list[events.Body]:
    known = case.state.bookings.values()
    if body.booking in case.state.bookings or any(b.code_hash == body.code_hash for b in known):
        raise Refused("booking_exists")
    if body.service not in case.catalog.services:
        raise Refused("unknown_service", service=body.service)
    if body.at_ms < case.now_ms:
        raise Refused("time_past")
    if body.at_ms - case.now_ms > MOST_AHEAD_MS:
        raise Refused("booking_far")
    _must_be_there(case, body)
    return [events.BookingMade(body.booking, body.service, body.at_ms, body.code_hash)]


def _must_be_there(case: Case, body: MakeBooking) -> None:
    """Raises Refused where the agency or the service has left, or not come yet, on the day of the booking."""
    day = case.catalog.local(body.at_ms).date()
    service = case.catalog.services[body.service]
    for offered in (service, case.catalog.agency_of(service.letter)):
        if not valid_on(day, offered.valid_from, offered.valid_until):
            raise Refused("booking_not_valid")


def cancel(case: Case, body: CancelBooking) -> list[events.Body]:
    return [events.BookingCancelled(_made(case, body.booking).id)]


def expire(case: Case, body: ExpireBooking) -> list[events.Body]:
    booking = _made(case, body.booking)
    late = booking_ends_ms(case.state, case.catalog, booking)
    if late is None or case.now_ms <= late:
        raise Refused("booking_not_over", late)
    return [events.BookingExpired(booking.id)]


def _made(case: Case, booking_id: str) -> Booking:
    booking = case.state.bookings.get(booking_id)
    if booking is None:
        raise Refused("booking_unknown")
    if booking.state != BookingState.MADE:
        raise Refused("booking_used")
    return booking


RULES: Rules = {MakeBooking: make, CancelBooking: cancel, ExpireBooking: expire}
