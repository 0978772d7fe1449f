"""What time itself commands, and that each of it is accepted when it is given."""

import datetime as dt

from core.commands import (
    BeginOutage,
    CallNext,
    CloseDay,
    Command,
    ConfirmDate,
    EndOutage,
    ExpireBooking,
    ExpireHold,
    Finish,
    Hold,
    MakeBooking,
    OpenDay,
    PauseAgency,
    PauseTicket,
    ResumeAgency,
    ResumeTicket,
)
from core.due import CLOCK, closing_ms, due, opening_ms
from core.refusal import Refusal
from core.words import Reason
from tests.core.play import Play, ident
from tests.core.small_site import FRIDAY, MONDAY, TUESDAY, WEDNESDAY

MINUTE = 60_000
HASH = "0" * 64


def wanted(play: Play, synchronised: bool = True) -> list[Command]:
    return due(play.state, play.hall, play.now_ms, synchronised)


def bodies(play: Play, synchronised: bool = True) -> list[object]:
    return [command.body for command in wanted(play, synchronised)]


def ticked(play: Play) -> None:
    """One tick of the clock: what is due is accepted, and then nothing is due any more."""
    for command in wanted(play):
        assert not isinstance(play.send(command), Refusal)
    assert wanted(play) == []


def test_the_day_opens_as_early_as_the_kiosks(play: Play) -> None:
    assert opening_ms(play.hall, TUESDAY) == play.now_ms
    assert bodies(play.later(seconds=-0.001)) == []
    (command,) = wanted(play.at("07:30"))
    assert (command.body, command.device) == (OpenDay(TUESDAY, synchronised=True), CLOCK)
    assert wanted(play)[0].id == command.id
    assert bodies(play, synchronised=False) == []
    ticked(play)


def test_not_on_a_day_without_service(play: Play) -> None:
    assert bodies(play.on(dt.date(2026, 11, 28), "09:00")) == []
    assert bodies(play.on(dt.date(2026, 12, 25), "09:00")) == []


def test_over_a_weekend_by_itself_after_longer_with_a_person(play: Play) -> None:
    play.on(FRIDAY, "07:30").opened()
    assert bodies(play.on(MONDAY, "07:30"), synchronised=False) == [OpenDay(MONDAY)]
    later = MONDAY + dt.timedelta(2)
    assert bodies(play.on(later, "16:00"), synchronised=False) == []
    assert bodies(play) == [OpenDay(later, synchronised=True)]
    play.do(ConfirmDate(later))
    assert bodies(play, synchronised=False) == [OpenDay(later)]


def test_a_forgotten_day_is_closed_by_the_next(hall: Play) -> None:
    hall.issue("KTP")
    hall.on(WEDNESDAY, "07:30")
    assert bodies(hall) == [OpenDay(WEDNESDAY, synchronised=True)]
    ticked(hall)


def test_the_day_closes_three_hours_after_the_last_counter(hall: Play) -> None:
    assert bodies(hall.at("17:59")) == []
    assert bodies(hall.at("18:00")) == [CloseDay(TUESDAY)]
    ticked(hall)
    assert bodies(hall.at("23:59")) == []


def test_a_day_opened_late_or_on_a_holiday_closes_before_midnight(play: Play) -> None:
    play.at("19:00").opened()
    assert bodies(play.at("23:44")) == []
    assert bodies(play.at("23:45")) == [CloseDay(TUESDAY)]
    christmas = dt.date(2026, 12, 25)
    play.on(christmas, "09:00").opened()
    assert closing_ms(play.state, play.hall, christmas) == play.at("23:45").now_ms


def test_an_outage_holds_the_day_open(hall: Play) -> None:
    hall.at("10:00").do(BeginOutage(Reason.POWER))
    assert bodies(hall.at("20:00")) == []
    hall.at("10:30").do(EndOutage())
    assert bodies(hall.at("18:44")) == []
    assert bodies(hall.at("18:45")) == [CloseDay(TUESDAY)]


def test_holds_pauses_and_agencies_end(hall: Play) -> None:
    held, paused = hall.issue("KTP"), hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Hold(1, Reason.DOCUMENTS, 10))
    hall.do(PauseTicket(paused.id, Reason.TOILET, 10))
    hall.do(PauseAgency("bank", Reason.BREAK, hall.now_ms + 10 * MINUTE))
    hall.do(PauseAgency("imigrasi", Reason.BREAK))
    assert bodies(hall.later(minutes=9.9)) == []
    hall.at("08:10")
    assert bodies(hall) == [ResumeTicket(paused.id), ResumeAgency("bank"), ExpireHold(held.id, 0)]
    ticked(hall)


def test_an_outage_holds_a_hold(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Hold(1, Reason.DOCUMENTS, 10))
    hall.do(BeginOutage(Reason.POWER))
    assert bodies(hall.later(minutes=30)) == []
    hall.do(EndOutage())
    assert bodies(hall.later(minutes=24)) == []
    assert bodies(hall.later(minutes=1)) == [ExpireHold(ticket.id, 0)]
    ticked(hall)


def test_a_hold_that_was_called_is_not_expired(hall: Play) -> None:
    hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Finish(1))
    assert bodies(hall.later(minutes=60)) == []


def test_bookings_run_out(hall: Play) -> None:
    hall.do(MakeBooking(ident("b"), "PASPOR", hall.now_ms, HASH))
    assert bodies(hall.later(minutes=30)) == []
    assert bodies(hall.later(seconds=1)) == [ExpireBooking(ident("b"))]
    ticked(hall)
    hall.do(MakeBooking(ident("c"), "PASPOR", hall.now_ms, "1" * 64))
    hall.do(BeginOutage(Reason.POWER))
    assert bodies(hall.later(minutes=120)) == []


def test_each_has_an_id_of_its_own(hall: Play) -> None:
    tickets = [hall.issue("KTP") for _ in range(3)]
    for ticket in tickets:
        hall.do(PauseTicket(ticket.id, Reason.TOILET))
    hall.later(minutes=15)
    ids = {command.id for command in wanted(hall)}
    assert len(ids) == 3
    ticked(hall)
    hall.do(PauseTicket(tickets[0].id, Reason.TOILET))
    (again,) = wanted(hall.later(minutes=15))
    assert again.id not in ids


def test_a_hold_and_a_pause_of_one_visitor_that_end_together(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Hold(1, Reason.DOCUMENTS, 10))
    hall.do(PauseTicket(ticket.id, Reason.TOILET, 10))
    hall.later(minutes=10)
    assert bodies(hall) == [ResumeTicket(ticket.id), ExpireHold(ticket.id, 0)]
    ticked(hall)
