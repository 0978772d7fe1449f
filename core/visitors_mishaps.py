"""What else happens on a simulated day: bookings, agencies that pause or close early, outages. Times: ms since 1970."""

import msgspec

from core.visitors_plan import Care, DayPlan, Visitor
from core.words import Reason


class SentOn(Care, frozen=True, kw_only=True):
    """A wrong number: after `service_ms` the officer sends him on to `service`; `there`: how it goes."""

    service: str
    there: Care


class Appointment(msgspec.Struct, frozen=True):
    """`code_hash`: of the code that the visitor holds."""

    booking: str
    service: str
    appointed_ms: int
    code_hash: str


class Booked(Visitor, frozen=True, kw_only=True):
    """Has an appointment for the first errand."""

    appointment: Appointment


class Dark(msgspec.Struct, frozen=True):
    """The hub is off: whatever people want of it waits until it is back."""

    at_ms: int
    until_ms: int


class Away(msgspec.Struct, frozen=True):
    """An agency gives no numbers for a while and says until when; its counters rest (`Shift.rests`)."""

    at_ms: int
    until_ms: int
    agency: str
    reason: Reason


class ClosesEarly(msgspec.Struct, frozen=True):
    """An agency goes home at `closing_ms`, and says so at `at_ms`."""

    at_ms: int
    closing_ms: int
    agency: str


Mishap = Dark | Away | ClosesEarly


class EventfulDay(DayPlan, frozen=True):
    """`appointments`: all of the day, those that nobody comes to as well."""

    appointments: tuple[Appointment, ...] = ()
    mishaps: tuple[Mishap, ...] = ()
