"""What a device authored alone: papers from its lane, prints, calls shown."""

import datetime as dt

import pytest

from core import events
from core.commands import (
    Absent,
    AddStep,
    CallNext,
    CallTicket,
    CloseDay,
    Errand,
    ExpireHold,
    Finish,
    Hold,
    LaneIssued,
    OpenDay,
    Printed,
    Shown,
    Start,
)
from core.fold import fold
from core.state import Day, State
from core.words import Channel, Evidence, Language, Need, Reason, StepState
from tests.core.play import Play, first, ident, kinds
from tests.core.small_site import TUESDAY, WEDNESDAY

DAY_MS = 24 * 3600_000


def test_a_paper_from_the_lane_gets_the_place_of_its_hour(hall: Play) -> None:
    later = hall.later(minutes=30).issue("KTP")
    ticket = hall.lane("A1001", "KTP", "AKTA", age_ms=10 * 60_000, priority=True)
    assert (ticket.label, ticket.lane, ticket.number, ticket.day) == ("A1001", 1, 1, TUESDAY)
    assert ticket.issued_ms == hall.now_ms - 10 * 60_000
    assert {s.place_ms for s in ticket.steps} == {hall.now_ms - 30 * 60_000}
    assert hall.state.labels == {later.label: later.id, "A1001": ticket.id}
    hall.do(CallNext(1))
    assert hall.visitor(1) == "A1001"


def test_it_is_never_refused(hall: Play) -> None:
    for n in range(6):
        hall.lane(f"B100{n + 1}", "AKTA")
    assert hall.code(AddStep(hall.lane("A1001", "KTP").id, Errand("AKTA"))) == "quota"
    errands = (Errand("SIM"), Errand("KTP", after=(0, 5, -1)))
    need = (Need.INTERPRETER,)
    hall.fact(LaneIssued(ident("odd"), "B1009", errands, False, need, Language.EN, Channel.PAPER_LANE, "lama"))
    ticket = hall.state.tickets[ident("odd")]
    assert [(s.letter, s.agency, s.after) for s in ticket.steps] == [("B", "dukcapil", ()), ("A", "dukcapil", (0,))]
    assert (ticket.journey, ticket.needs, ticket.language) == ("lama", (Need.INTERPRETER,), "en")
    hall.fact(LaneIssued(ident("none"), "B1010", ()))
    assert not hall.state.tickets[ident("none")].is_open


def test_the_same_paper_twice_is_noted(hall: Play) -> None:
    ticket = hall.lane("A1001")
    assert kinds(hall.fact(LaneIssued(ticket.id, "A1001", (Errand("KTP"),)))) == ["fact.noted"]


def test_a_readmitted_paper_of_the_main_series_is_not_given_again(hall: Play) -> None:
    ticket = hall.lane("A007", "KTP")
    assert (ticket.lane, hall.state.lanes) == (0, {})
    assert hall.issue("KTP").label == "A008"
    hall.lane("A003", "KTP")
    assert hall.issue("KTP").label == "A009"


def test_a_readmitted_paper_of_yesterday_moves_no_series(hall: Play) -> None:
    hall.do(CloseDay(TUESDAY))
    hall.on(WEDNESDAY, "08:00").opened()
    hall.lane("A007", "KTP", age_ms=DAY_MS)
    assert hall.issue("KTP").label == "A001"


# the day of a paper


def test_before_the_day_opens_it_waits_for_it(play: Play) -> None:
    ticket = play.lane("B1001", "AKTA", age_ms=5 * 60_000)
    assert (ticket.day, play.state.labels, play.state.waiting) == (TUESDAY, {}, {})
    play.at("08:00").opened(2)
    assert play.state.labels == {"B1001": ticket.id}
    assert play.state.day is not None
    assert play.state.day.created == {"B": 1}
    play.do(CallNext(2))
    assert play.visitor(2) == "B1001"


def test_in_the_morning_while_yesterday_is_still_open(hall: Play) -> None:
    yesterday = hall.lane("A1001")
    hall.on(WEDNESDAY, "07:35")
    ticket = hall.lane("A1002", age_ms=60_000)
    assert (ticket.day, hall.waiting("A")) == (WEDNESDAY, {"A1001"})
    assert hall.code(CallTicket(1, ticket.id, Reason.OTHER)) == "day_not_open"
    hall.opened(1)
    assert (ticket.is_open, yesterday.is_open) == (True, False)
    assert (hall.waiting("A"), hall.state.labels) == ({"A1002"}, {"A1002": ticket.id})


def test_after_the_day_closed_it_is_over_at_once(hall: Play) -> None:
    hall.do(CloseDay(TUESDAY))
    ticket = hall.lane("A1001")
    assert kinds([e.body for e in hall.log[-2:] if isinstance(e, events.Event)]) == ["ticket.issued", "ticket.expired"]
    assert first(ticket).state == StepState.EXPIRED
    assert hall.waiting("A") == set()


def test_a_paper_of_last_week_does_not_stand_in_front_of_everybody(hall: Play) -> None:
    hall.do(CloseDay(TUESDAY))
    hall.on(WEDNESDAY, "08:00").opened(1)
    ticket = hall.lane("A1001", age_ms=20 * 3600_000)
    assert (ticket.day, ticket.is_open) == (TUESDAY, False)
    assert hall.state.day is not None
    assert (hall.state.labels, hall.state.day.created) == ({}, {})
    assert hall.code(CallNext(1)) == "nobody"


def test_an_age_that_only_a_wrong_clock_can_tell_is_not_believed(hall: Play) -> None:
    ticket = hall.lane("A1001", age_ms=15 * DAY_MS)
    assert (ticket.day, ticket.issued_ms, ticket.is_open) == (TUESDAY, hall.now_ms, True)


def test_a_hub_whose_clock_fell_back_still_takes_papers_for_the_open_day(hall: Play) -> None:
    hall.on(TUESDAY.replace(year=2020), "09:00")
    assert hall.lane("A1001").day == TUESDAY


def test_a_paper_of_a_day_that_never_opened_is_over_when_the_next_opens(play: Play) -> None:
    ticket = play.lane("A1001")
    play.on(WEDNESDAY, "08:00")
    assert kinds(play.do(OpenDay(WEDNESDAY, synchronised=True))) == ["ticket.expired", "day.opened"]
    assert first(ticket).state == StepState.EXPIRED


def test_a_paper_of_the_weekend_likewise(hall: Play) -> None:
    hall.do(CloseDay(TUESDAY))
    hall.on(WEDNESDAY, "08:00")
    ticket = hall.lane("A1001")
    hall.on(WEDNESDAY + dt.timedelta(1), "08:00").opened()
    assert (ticket.day, ticket.is_open) == (WEDNESDAY, False)


# the hub had numbered it, and its answer came late


def relabelled(hall: Play, ticket: str, label: str = "A1001") -> list[str]:
    return kinds(hall.fact(LaneIssued(ticket, label, (Errand("KTP"),))))


def test_the_lane_number_replaces_the_first_which_is_burnt(hall: Play) -> None:
    ticket = hall.issue("KTP")
    assert relabelled(hall, ticket.id) == ["ticket.relabelled"]
    assert (ticket.label, ticket.number, ticket.lane, ticket.burnt) == ("A1001", 1, 1, ("A001",))
    assert hall.state.labels == {"A1001": ticket.id}
    assert hall.state.lanes[1].counters == {"A": 1}
    assert hall.issue("KTP").label == "A002"


def test_called_already_it_is_called_again_by_the_number_on_the_paper(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    assert relabelled(hall, ticket.id) == ["ticket.relabelled", "step.recalled"]
    assert (hall.visitor(1), first(ticket).calls) == ("A1001", 2)


def test_served_already_it_only_gets_its_number(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Start(1))
    assert relabelled(hall, ticket.id) == ["ticket.relabelled"]
    hall.do(Finish(1))
    assert relabelled(hall, ticket.id, "A1002") == ["ticket.relabelled"]


@pytest.mark.parametrize("missed", ["held", "absent", "passed over"])
def test_missed_under_a_number_that_nobody_knew_he_waits_again_in_his_place(hall: Play, missed: str) -> None:
    ticket = hall.issue("KTP")
    place = first(ticket).place_ms
    hall.do(CallNext(1))
    hall.later(minutes=3)
    if missed == "passed over":
        hall.issue("KTP")
        hall.do(CallNext(1))
    else:
        hall.do(Absent(1))
    if missed == "absent":
        hall.later(minutes=30).do(ExpireHold(ticket.id, 0))
    assert relabelled(hall, ticket.id) == ["ticket.relabelled", "step.returned"]
    assert (first(ticket).state, first(ticket).place_ms) == (StepState.WAITING, place)
    assert "A1001" in hall.waiting("A")


def test_passed_over_what_waited_behind_him_waits_again_too(hall: Play) -> None:
    ticket = hall.issue("KTP", Errand("AKTA", after=(0,)))
    hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(CallNext(1))
    assert hall.waiting("B") == {"A001"}
    relabelled(hall, ticket.id)
    assert (hall.waiting("B"), ticket.steps[1].place_ms) == (set(), None)


def test_put_aside_for_another_reason_he_stays_so(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Hold(1, Reason.DOCUMENTS))
    assert relabelled(hall, ticket.id) == ["ticket.relabelled"]
    assert first(ticket).state == StepState.HELD


def test_yesterdays_paper_takes_nothing_from_today(hall: Play) -> None:
    yesterday = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Absent(1))
    hall.later(minutes=31).do(ExpireHold(yesterday.id, 0))
    hall.do(CloseDay(TUESDAY))
    assert relabelled(hall, yesterday.id, "A1001") == ["ticket.relabelled"]
    hall.on(WEDNESDAY, "08:00").opened()
    today = hall.issue("KTP")
    assert relabelled(hall, yesterday.id, "A1005") == ["ticket.relabelled"]
    assert (today.label, hall.state.labels) == ("A001", {"A001": today.id})


def test_a_number_that_another_paper_took_stays_with_that(hall: Play) -> None:
    """Two kiosks with one lane: an anomaly that must not lose a ticket."""
    ticket, other = hall.issue("KTP"), hall.lane("A1001", "KTP")
    relabelled(hall, ticket.id)
    assert hall.state.labels["A1001"] == ticket.id
    relabelled(hall, other.id, "A1002")
    assert hall.state.labels == {"A1001": ticket.id, "A1002": other.id}


# printed, shown


def test_printed(hall: Play) -> None:
    ticket = hall.issue("KTP")
    assert kinds(hall.fact(Printed(ticket.id, 0, Evidence.PROCESSED))) == ["ticket.printed"]
    assert ticket.paper == Evidence.PROCESSED
    hall.fact(Printed(ticket.id, 1, Evidence.CONFIRMED))
    assert ticket.paper == Evidence.PROCESSED
    assert ticket.copies == 1
    assert kinds(hall.fact(Printed(ident("unknown"), 0, Evidence.CONFIRMED))) == ["ticket.printed"]


def test_shown(hall: Play) -> None:
    assert kinds(hall.fact(Shown(4, 3), "layar-1")) == ["call.shown"]
    hall.fact(Shown(2, 5), "layar-1")
    device = hall.state.devices["layar-1"]
    assert (device.shown_lsn, device.spoken_lsn, device.enrolled) == (4, 5, False)


def too_late(state: State, missed: int, first_ms: int) -> tuple[int, int]:
    """What is known of a display after it has told of so many calls, the first of them made then."""
    body = events.CallShown(state.lsn, 0, missed, first_ms)
    fold(state, events.Event(1, state.lsn + 1, first_ms, ident("told", state.lsn), "layar-1", body))
    device = state.devices["layar-1"]
    return device.missed, device.missed_ms


def test_what_a_display_came_too_late_for_adds_up_in_a_day_and_not_over_days() -> None:
    state = State(day=Day(dt.date(2026, 11, 24), 100))
    assert too_late(state, 2, 101) == (2, 101)
    assert too_late(state, 0, 0) == (2, 101)
    assert too_late(state, 1, 109) == (3, 101)
    assert too_late(state, 5, 99) == (3, 101)
    state.day = Day(dt.date(2026, 11, 25), 200)
    assert too_late(state, 1, 203) == (1, 203)
    assert too_late(State(), 2, 7) == (2, 7)


def test_what_a_display_came_too_late_for_is_in_the_log(hall: Play) -> None:
    at = hall.now_ms
    hall.fact(Shown(4, 3, 2, at), "layar-1")
    assert (hall.state.devices["layar-1"].missed, hall.state.devices["layar-1"].missed_ms) == (2, at)
