"""Bookings: made, checked in, late, expired."""

import hashlib

from core.commands import (
    BeginOutage,
    CancelBooking,
    EndOutage,
    Errand,
    ExpireBooking,
    Issue,
    MakeBooking,
)
from core.decide.bookings import MOST_AHEAD_MS
from core.words import BookingState, Reason
from tests.core.play import Play, first, ident, kinds
from tests.core.small_site import TUESDAY, WEDNESDAY, catalog, form

CODE = hashlib.sha256(b"secret").hexdigest()
OTHER = hashlib.sha256(b"other").hexdigest()
MINUTE = 60_000


def booked(play: Play, at: str = "10:00", code: str = CODE) -> str:
    id_ = ident("booking", code)
    play.do(MakeBooking(id_, "PASPOR", play.hall.at(play.date, at), code))
    return id_


def check_in(*errands: Errand, priority: bool = False, code: str = CODE) -> Issue:
    return Issue(ident("t", code), errands or (Errand("PASPOR"),), priority=priority, booking=code)


def test_a_booking_checks_in_near_its_time(hall: Play) -> None:
    id_ = booked(hall)
    assert hall.refused(check_in()).from_ms == hall.at("09:30").now_ms
    made = hall.do(check_in())
    assert kinds(made) == ["ticket.issued", "booking.checked_in"]
    ticket = hall.state.tickets[ident("t", CODE)]
    assert (ticket.label, ticket.booking) == ("BA001", id_)
    assert hall.state.bookings[id_].ticket == ticket.id
    assert first(ticket).place_ms == hall.at("10:00").now_ms
    assert hall.code(Issue(ident("t2"), (Errand("PASPOR"),), booking=CODE)) == "booking_used"


def test_the_place_of_a_late_one_is_its_coming_less_the_grace(hall: Play) -> None:
    booked(hall)
    hall.at("10:25").do(check_in(priority=True))
    assert first(hall.state.tickets[ident("t", CODE)]).place_ms == hall.at("10:15").now_ms - 20 * MINUTE


def test_other_errands_on_the_same_paper_stand_by_the_clock(hall: Play) -> None:
    booked(hall)
    hall.at("09:40").do(check_in(Errand("KTP"), Errand("PASPOR"), priority=True))
    ticket = hall.state.tickets[ident("t", CODE)]
    assert [s.place_ms for s in ticket.steps] == [
        hall.now_ms - 20 * MINUTE,
        hall.at("10:00").now_ms - 20 * MINUTE,
    ]


def test_a_booked_errand_that_waits_for_another_has_no_place_yet(hall: Play) -> None:
    booked(hall)
    hall.at("09:40").do(check_in(Errand("KTP"), Errand("PASPOR", after=(0,))))
    ticket = hall.state.tickets[ident("t", CODE)]
    assert [s.place_ms is None for s in ticket.steps] == [False, True]
    assert ticket.ahead == 0


def test_too_late(hall: Play) -> None:
    id_ = booked(hall)
    hall.at("10:30")
    assert hall.refused(ExpireBooking(id_)).from_ms == hall.now_ms
    hall.later(seconds=1)
    assert hall.code(check_in()) == "booking_late"
    assert kinds(hall.do(ExpireBooking(id_))) == ["booking.expired"]
    assert hall.state.bookings[id_].state == BookingState.EXPIRED
    assert hall.code(ExpireBooking(id_)) == "booking_used"


def test_an_outage_makes_nobody_late(hall: Play) -> None:
    id_ = booked(hall)
    hall.at("10:10").do(BeginOutage(Reason.POWER))
    hall.at("11:00")
    assert hall.refused(ExpireBooking(id_)).from_ms is None
    hall.do(EndOutage())
    # Twenty minutes were left at 10:10; the clock runs again at 11:15.
    hall.at("11:35")
    assert hall.code(ExpireBooking(id_)) == "booking_not_over"
    hall.do(check_in())


def test_what_cannot_be_booked(hall: Play) -> None:
    id_ = booked(hall)
    at = hall.at("09:00").now_ms + 10 * MINUTE
    assert hall.code(MakeBooking(id_, "PASPOR", at, OTHER)) == "booking_exists"
    assert hall.code(MakeBooking(ident("b"), "PASPOR", at, CODE)) == "booking_exists"
    assert hall.code(MakeBooking(ident("b"), "SIM", at, OTHER)) == "unknown_service"
    assert hall.code(MakeBooking(ident("b"), "PASPOR", hall.now_ms - 1, OTHER)) == "time_past"
    assert hall.code(MakeBooking(ident("b"), "PASPOR", hall.now_ms + MOST_AHEAD_MS + 1, OTHER)) == "booking_far"
    assert hall.code(MakeBooking(ident("b"), "PASPOR", 10**18, OTHER)) == "booking_far"


def test_nobody_books_what_is_not_there_on_the_day() -> None:
    hall = Play(catalog(agencies=[*form()["agencies"][:2], form()["agencies"][2] | {"valid_until": "2026-11-24"}]))
    hall.opened(1)
    assert hall.do(MakeBooking(ident("b"), "PASPOR", hall.hall.at(TUESDAY, "14:00"), CODE))
    assert hall.code(MakeBooking(ident("c"), "PASPOR", hall.hall.at(WEDNESDAY, "09:00"), OTHER)) == "booking_not_valid"
    assert hall.code(MakeBooking(ident("c"), "KIA", hall.hall.at(WEDNESDAY, "09:00"), OTHER)) == "booking_not_valid"


def test_what_cannot_be_checked_in(hall: Play) -> None:
    assert hall.code(check_in()) == "booking_unknown"
    booked(hall)
    hall.at("10:00")
    assert hall.code(check_in(Errand("KTP"))) == "booking_other"


def test_cancelled(hall: Play) -> None:
    assert hall.code(CancelBooking(ident("b"))) == "booking_unknown"
    id_ = booked(hall)
    assert kinds(hall.do(CancelBooking(id_))) == ["booking.cancelled"]
    assert hall.code(CancelBooking(id_)) == "booking_used"
    assert hall.at("10:00").code(check_in()) == "booking_used"


def test_a_cancelled_booking_does_not_come_back_with_a_late_message(hall: Play) -> None:
    """A phone that was offline for days repeats what it asked for; by then its command id is forgotten."""
    at = hall.now_ms + 10 * 24 * 60 * MINUTE
    wanted = MakeBooking(ident("b"), "PASPOR", at, CODE)
    hall.do(wanted)
    hall.do(CancelBooking(ident("b")))
    for day in (WEDNESDAY, WEDNESDAY.replace(day=26), WEDNESDAY.replace(day=27)):
        hall.on(day, "08:00").opened()
    assert hall.code(wanted) == "booking_exists"


def test_tomorrow_remembers_only_what_is_still_to_come(hall: Play) -> None:
    booked(hall)
    hall.at("10:00").do(check_in())
    kept = ident("b")
    hall.do(MakeBooking(kept, "PASPOR", hall.now_ms + 2 * 24 * 60 * MINUTE, OTHER))
    hall.on(WEDNESDAY, "08:00").opened()
    assert hall.state.bookings.keys() == {kept}
