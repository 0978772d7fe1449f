"""When a line is served today."""

from core.commands import CloseDay, CloseEarly, PauseAgency, ResumeAgency
from core.promise.today import Hours, Today
from core.state import State
from core.words import Reason
from tests.core.play import Play
from tests.core.small_site import FRIDAY, SMALL, catalog


def at(play: Play, clock: str) -> int:
    return SMALL.at(play.date, clock)


def test_a_line_is_served_by_the_plan(play: Play) -> None:
    play.on(FRIDAY, "07:30").opened()
    hours = Today(SMALL).hours(play.state, "A")
    assert hours.gaps == ((at(play, "07:30"), at(play, "08:00")), (at(play, "11:30"), at(play, "13:00")))
    assert (hours.start_ms, hours.end_ms, hours.shut) == (at(play, "08:00"), at(play, "15:00"), False)


def test_a_day_that_was_opened_late_has_no_gap_before_it(hall: Play) -> None:
    eight = at(hall, "08:00")
    assert Today(SMALL).hours(hall.state, "A").gaps == ((eight, eight),)


def test_where_nothing_is_served_it_is_shut(hall: Play) -> None:
    today = Today(SMALL)
    assert today.hours(State(), "A") == today.hours(hall.state, "ZZ") == Hours()
    hall.do(CloseDay(hall.date))
    hall.on(FRIDAY.replace(day=28), "07:30").opened()
    assert today.hours(hall.state, "A") == Hours()


def test_an_agency_that_pauses_until_a_time_makes_a_gap(hall: Play) -> None:
    hall.at("10:00").do(PauseAgency("dukcapil", Reason.SYSTEM_DOWN, at(hall, "10:30")))
    assert Today(SMALL).hours(hall.state, "A").gaps[1:] == ((at(hall, "10:00"), at(hall, "10:30")),)
    assert len(Today(SMALL).hours(hall.state, "C").gaps) == 1


def test_gaps_that_touch_are_one(play: Play) -> None:
    play.on(FRIDAY, "08:00").opened()
    play.at("11:00").do(PauseAgency("dukcapil", Reason.SYSTEM_DOWN, at(play, "12:00")))
    assert Today(SMALL).hours(play.state, "A").gaps[1:] == ((at(play, "11:00"), at(play, "13:00")),)


def test_an_agency_that_pauses_for_nobody_knows_how_long_is_shut(hall: Play) -> None:
    hall.do(PauseAgency("dukcapil", Reason.SYSTEM_DOWN, None))
    assert Today(SMALL).hours(hall.state, "A").shut
    hall.do(ResumeAgency("dukcapil"))
    assert not Today(SMALL).hours(hall.state, "A").shut


def test_breaks_in_turns_are_told_apart_from_gaps(hall: Play) -> None:
    tuesday = {"tue": [["08:00", "15:00"]]}
    mall = catalog(hours={"week": tuesday, "rolling_break": {"tue": [["12:00", "13:00"]]}, "holidays": []})
    hours = Today(mall).hours(hall.state, "A")
    assert hours.turns == ((at(hall, "12:00"), at(hall, "13:00")),)
    assert len(hours.gaps) == 1
    hall.at("11:50").do(PauseAgency("dukcapil", Reason.SYSTEM_DOWN, at(hall, "12:20")))
    assert Today(mall).hours(hall.state, "A").turns == ((at(hall, "12:20"), at(hall, "13:00")),)
    assert Today(SMALL).hours(hall.state, "A").turns == ()


def test_an_early_closing_ends_the_day(hall: Play) -> None:
    hall.do(CloseEarly("dukcapil", at(hall, "12:00"), Reason.MEETING))
    assert Today(SMALL).hours(hall.state, "A").end_ms == at(hall, "12:00")
    assert Today(SMALL).hours(hall.state, "C").end_ms == at(hall, "15:00")
    hall.do(CloseEarly(None, at(hall, "11:00"), Reason.POWER))
    assert Today(SMALL).hours(hall.state, "A").end_ms == at(hall, "11:00")
