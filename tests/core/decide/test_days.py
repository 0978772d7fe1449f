"""Service days: opened, closed, confirmed; new epochs; outages."""

import datetime as dt

import pytest

from core import events
from core.commands import (
    BeginEpoch,
    BeginOutage,
    CallNext,
    CloseDay,
    ConfirmDate,
    EndOutage,
    Errand,
    Finish,
    Hold,
    OpenDay,
    PauseTicket,
    Start,
)
from core.words import CounterState, Reason, StepState
from tests.core.play import Play, first, kinds
from tests.core.small_site import FRIDAY, MONDAY, TUESDAY, WEDNESDAY


def test_a_day_opens_once(play: Play) -> None:
    assert kinds(play.do(OpenDay(TUESDAY, synchronised=True))) == ["day.opened"]
    assert play.day_is_open()
    assert play.code(OpenDay(TUESDAY, synchronised=True)) == "day_open"
    play.do(CloseDay(TUESDAY))
    assert not play.day_is_open()
    assert play.code(OpenDay(TUESDAY, synchronised=True)) == "day_past"
    assert play.code(OpenDay(TUESDAY - dt.timedelta(1), synchronised=True)) == "day_past"


def test_closing_needs_that_very_day_open(play: Play) -> None:
    assert play.code(CloseDay(TUESDAY)) == "day_not_open"
    play.opened()
    assert play.code(CloseDay(WEDNESDAY)) == "day_not_open"
    play.do(CloseDay(TUESDAY))
    assert play.code(CloseDay(TUESDAY)) == "day_not_open"


def test_the_end_of_a_day_settles_everybody(hall: Play) -> None:
    served, called, waiting = hall.issue("KTP", Errand("KK", after=(0,))), hall.issue("KTP"), hall.issue("AKTA")
    alone = hall.issue("SETOR")
    hall.do(CallNext(1))
    hall.do(Start(1))
    hall.do(CallNext(2))
    hall.do(CallNext(3))
    hall.do(Start(3))
    made = hall.do(CloseDay(TUESDAY))
    ended = ["step.done", *["ticket.expired"] * 3, "step.done"]
    assert kinds(made) == [*ended, *["counter.closed"] * 5, "day.closed"]
    assert [s.state for s in served.steps] == [StepState.DONE, StepState.EXPIRED]
    assert first(served).inferred
    assert first(called).state == first(waiting).state == StepState.EXPIRED
    assert first(alone).state == StepState.DONE
    assert not any(t.is_open for t in hall.state.tickets.values())
    assert {c.state for c in hall.state.counters.values()} == {CounterState.CLOSED}
    assert [c.ticket for c in hall.state.counters.values()] == [None] * 5


def test_a_new_day_closes_a_forgotten_one(hall: Play) -> None:
    left = hall.issue("KTP")
    hall.on(WEDNESDAY, "07:30")
    assert kinds(hall.do(OpenDay(WEDNESDAY, synchronised=True)))[-2:] == ["day.closed", "day.opened"]
    assert first(left).state == StepState.EXPIRED
    assert hall.issue("KTP").label == "A001"
    # The one command stands in the new day with all that it became.
    (first_lsn, last_lsn) = hall.state.seen(hall.log[-2].command) or (0, 0)
    assert last_lsn == hall.state.lsn - 1 > first_lsn


def test_a_closed_day_keeps_its_pauses_to_itself(hall: Play) -> None:
    paused = hall.issue("KTP")
    hall.do(PauseTicket(paused.id, Reason.PRAYER))
    hall.do(CloseDay(TUESDAY))
    assert hall.state.paused == {}
    assert paused.paused_until_ms is None


@pytest.mark.parametrize(
    ("days", "synchronised", "code"), [(4, False, None), (5, False, "date_uncertain"), (5, True, None)]
)
def test_a_clock_that_nobody_vouches_for_is_believed_for_four_days(
    days: int, synchronised: bool, code: str | None
) -> None:
    play = Play(day=FRIDAY).opened()
    play.do(CloseDay(FRIDAY))
    day = FRIDAY + dt.timedelta(days)
    play.on(day, "07:30")
    wanted = OpenDay(day, synchronised)
    assert play.code(wanted) == code if code else play.do(wanted)
    play.checked()


def test_a_device_that_attaches_does_not_vouch_for_the_date(play: Play) -> None:
    play.opened()
    play.do(CloseDay(TUESDAY))
    wrong = TUESDAY + dt.timedelta(400)
    play.on(wrong, "07:30").do(BeginOutage(Reason.POWER))
    assert play.code(OpenDay(wrong)) == "date_uncertain"


def test_a_clock_behind_the_log_is_doubted_and_a_person_may_vouch(play: Play) -> None:
    play.opened()
    play.on(dt.date(2020, 1, 1), "07:30")
    assert play.code(OpenDay(WEDNESDAY, synchronised=True)) == "date_uncertain"
    assert play.code(ConfirmDate(MONDAY - dt.timedelta(30))) == "day_past"
    assert kinds(play.do(ConfirmDate(WEDNESDAY))) == ["date.confirmed"]
    assert kinds(play.do(OpenDay(WEDNESDAY)))[-1] == "day.opened"


def test_the_first_day_of_a_new_box(play: Play) -> None:
    assert play.code(OpenDay(TUESDAY)) == "date_uncertain"
    play.do(BeginOutage(Reason.POWER))
    assert play.do(OpenDay(TUESDAY))


def test_numbers_jump_in_a_new_epoch(hall: Play) -> None:
    hall.issue("KTP")
    assert kinds(hall.do(BeginEpoch(300))) == ["epoch.began"]
    assert (hall.state.epoch, hall.log[-1].epoch, hall.log[-2].epoch) == (2, 2, 1)
    assert hall.issue("KTP").label == "A302"
    assert hall.issue("AKTA").label == "B301"


@pytest.mark.parametrize("clock_day", [TUESDAY, dt.date(2030, 1, 1), dt.date(2020, 1, 1)])
def test_the_jump_outlives_a_wrong_clock(clock_day: dt.date) -> None:
    """The store was set back to the evening; whatever date its clock had then, the next day starts after the jump."""
    play = Play().opened()
    play.do(CloseDay(TUESDAY))
    play.on(clock_day, "20:00").do(BeginEpoch(100))
    play.do(BeginEpoch(100))
    play.on(WEDNESDAY, "08:00").do(ConfirmDate(WEDNESDAY))
    play.opened()
    assert play.issue("KTP").label == "A201"
    play.on(WEDNESDAY + dt.timedelta(1), "08:00").opened()
    assert play.issue("KTP").label == "A001"
    play.checked()


def test_an_outage_is_on_record_once(hall: Play) -> None:
    assert hall.code(EndOutage()) == "no_outage"
    hall.do(BeginOutage(Reason.POWER), age_ms=600_000)
    assert isinstance(hall.log[-1].body, events.OutageBegan)
    assert hall.log[-1].body.since_ms == hall.now_ms - 600_000
    assert hall.code(BeginOutage(Reason.POWER)) == "outage_on"
    hall.later(minutes=10).do(EndOutage())
    assert hall.state.outage_ms is None
    assert hall.state.day is not None
    assert hall.state.day.freezes == [(hall.now_ms - 20 * 60_000, hall.now_ms + 15 * 60_000)]


def test_two_outages_in_a_row_count_no_minute_twice(hall: Play) -> None:
    hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Hold(1, Reason.DOCUMENTS, 30))
    start = hall.now_ms
    for _ in range(2):
        hall.do(BeginOutage(Reason.POWER))
        hall.later(minutes=5).do(EndOutage())
    assert hall.state.day is not None
    assert hall.state.day.freezes[0][1] == hall.state.day.freezes[1][0] == start + 20 * 60_000
    assert hall.state.day.freezes[1][1] == start + 25 * 60_000


def test_an_outage_without_a_day_freezes_nothing(play: Play) -> None:
    play.do(BeginOutage(Reason.POWER))
    play.do(EndOutage())
    assert play.state.outage_ms is None


def test_whoever_was_served_over_night_is_not_at_a_counter_in_the_morning(hall: Play) -> None:
    hall.issue("KTP")
    hall.do(CallNext(1))
    hall.on(WEDNESDAY, "08:00").opened(1)
    assert hall.visitor(1) is None
    assert hall.code(Finish(1)) == "counter_empty"
