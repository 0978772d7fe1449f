"""What time itself commands: open and close the day, ends of holds, pauses and bookings.

The id of such a command is made of its kind, subject and due time, so that it has one effect whoever gives it.
"""

import datetime as dt
from collections.abc import Iterator

from core.catalog import Catalog
from core.commands import (
    MINUTE_MS,
    Body,
    CloseDay,
    Command,
    ExpireBooking,
    ExpireHold,
    OpenDay,
    ResumeAgency,
    ResumeTicket,
)
from core.doubt import date_in_doubt
from core.ids import derived
from core.state import State
from core.timers import booking_ends_ms, ends_ms
from core.timetable import day_has_service, spans_on
from core.words import BookingState

CLOCK = "clock"
"""The device name of commands that nobody but the clock gave."""

AFTER_CLOSING_MS = 3 * 60 * MINUTE_MS
"""Officers finish whom they have; then the day is closed over whoever is left."""

LAST_MINUTE = "23:45"


def due(state: State, catalog: Catalog, now_ms: int, synchronised: bool) -> list[Command]:
    """The commands that are due at `now_ms`, in the order in which they should be decided."""
    return [
        Command(derived(kind, subject, at), CLOCK, body)
        for kind, subject, at, body in _due(state, catalog, now_ms, synchronised)
    ]


_Due = tuple[str, str, int, Body]


def _due(state: State, catalog: Catalog, now_ms: int, synchronised: bool) -> Iterator[_Due]:
    today = catalog.local(now_ms).date()
    if _must_open(state, catalog, today, now_ms, synchronised):
        yield ("day.open", str(today), 0, OpenDay(today, synchronised))
        return
    if state.day is None or not state.day.open:
        return
    if today != state.day.date and date_in_doubt(state, today, now_ms, synchronised):
        # A clock that jumps by days must not send a full hall home; whoever confirms the date ends the old day.
        return
    close_at = closing_ms(state, catalog, state.day.date)
    if close_at is not None and now_ms >= close_at:
        yield ("day.close", str(state.day.date), 0, CloseDay(state.day.date))
        return
    # Pauses first: a hold that runs out may end the ticket, and its pause with it.
    yield from _pauses(state, now_ms)
    yield from _holds(state, now_ms)
    yield from _bookings(state, catalog, now_ms)


def _must_open(state: State, catalog: Catalog, today: dt.date, now_ms: int, synchronised: bool) -> bool:
    if state.day is not None and today <= state.day.date:
        return False
    if not day_has_service(catalog, today) or date_in_doubt(state, today, now_ms, synchronised):
        return False
    return now_ms >= opening_ms(catalog, today)


def opening_ms(catalog: Catalog, day: dt.date) -> int:
    """When the service day of `day` opens: as early as the kiosks give numbers. The day must have service."""
    first = min(start for letter in catalog.letters for start, _ in spans_on(catalog, letter, day))
    return first - catalog.site.hours.kiosk_opens_minutes * MINUTE_MS


def closing_ms(state: State, catalog: Catalog, day: dt.date) -> int | None:
    """When the service day of `day` is closed; None while an outage holds it open."""
    ends = [end for letter in catalog.letters for _, end in spans_on(catalog, letter, day)]
    latest = catalog.at(day, LAST_MINUTE)
    planned = min(max(ends) + AFTER_CLOSING_MS, latest) if ends else latest
    if planned <= (state.day.opened_ms if state.day else 0):
        planned = latest
    return ends_ms(state, 0, planned)


def _holds(state: State, now_ms: int) -> Iterator[_Due]:
    for ticket, n in state.held.values():
        step = state.step(ticket, n)
        assert step.held_ms is not None
        assert step.hold_until_ms is not None
        end = ends_ms(state, step.held_ms, step.hold_until_ms)
        if end is not None and now_ms >= end:
            yield ("hold.expire", f"{ticket}/{n}", end, ExpireHold(ticket, n))


def _pauses(state: State, now_ms: int) -> Iterator[_Due]:
    for ticket, until in state.paused.items():
        if now_ms >= until:
            yield ("ticket.resume", ticket, until, ResumeTicket(ticket))
    for agency, pause in state.agencies.items():
        if pause.until_ms is not None and now_ms >= pause.until_ms:
            yield ("agency.resume", agency, pause.until_ms, ResumeAgency(agency))


def _bookings(state: State, catalog: Catalog, now_ms: int) -> Iterator[_Due]:
    for booking in state.bookings.values():
        late = booking_ends_ms(state, catalog, booking)
        if booking.state == BookingState.MADE and late is not None and now_ms > late:
            yield ("booking.expire", booking.id, booking.at_ms, ExpireBooking(booking.id))
