"""Folds that the rules of today's decisions do not reach: logs of other versions, and copies that start midway."""

import datetime as dt

from core import events
from core.commands import CallNext, Start
from core.numbers import FLOOR_MAX, LANE_JUMP, SERIES_MAX
from core.state import State
from core.words import Evidence, Outcome, SkmElement, StepState
from tests.core.play import Play, first, ident
from tests.core.small_site import TUESDAY


def take(play: Play, body: events.Body) -> None:
    play.take(events.Event(1, play.state.lsn + 1, play.now_ms, ident("hand", play.state.lsn), "hub", body))


def test_a_ticket_that_expires_at_a_counter_leaves_it(hall: Play) -> None:
    serving, called = hall.issue("KTP"), hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Start(1))
    hall.do(CallNext(2))
    for ticket in (serving, called):
        take(hall, events.TicketExpired(ticket.id))
    assert (first(serving).state, first(serving).outcome, first(serving).inferred) == (
        StepState.DONE,
        Outcome.DONE,
        True,
    )
    assert first(called).state == StepState.EXPIRED
    assert (hall.visitor(1), hall.visitor(2)) == (None, None)


def test_a_held_ticket_that_expires_leaves_the_next_visitor_alone(hall: Play) -> None:
    held = hall.issue("KTP")
    hall.do(CallNext(1))
    take(hall, events.StepHeld(held.id, 0, 1, "documents", hall.now_ms))  # type: ignore[arg-type]
    hall.issue("KTP")
    hall.do(CallNext(1))
    take(hall, events.TicketCancelled(held.id, "mistake"))  # type: ignore[arg-type]
    assert hall.visitor(1) == "A002"


def test_undone_and_reopened_without_a_memory_of_the_move(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Start(1))
    take(hall, events.StepDone(ticket.id, 0, 1))
    hall.state.counters[1].last = None
    take(hall, events.StepReopened(ticket.id, 0, 1))
    assert first(ticket).state == StepState.SERVING
    take(hall, events.CallUndone(ticket.id, 0, 1))
    assert (first(ticket).state, hall.visitor(1)) == (StepState.WAITING, None)


def test_tickets_that_are_long_gone(play: Play) -> None:
    take(play, events.StepRated(ident("t"), 0, {SkmElement.TIME: 4}))
    take(play, events.TicketPrinted(ident("t"), 0, Evidence.CONFIRMED))
    take(play, events.NoticeRemoved(ident("n")))
    assert play.state.tickets == {}


def test_a_state_that_has_seen_no_day() -> None:
    state = State()
    play = Play()
    play.state = state
    for body in (
        events.DayClosed(TUESDAY),
        events.ClosingSet(None, 1, "security"),  # type: ignore[arg-type]
        events.OutageEnded(5),
        events.EpochBegan(7, TUESDAY),
        events.VisitRated(4, "kios-1"),
        events.DemandCounted("court", "kios-1"),
        events.ZoneTried("utara"),
        events.TrialShown("utara", 1),
        events.RoundMarked("clock", True),
        events.TicketIssued(
            ident("t"), TUESDAY, "A001", "A", 1, (events.PlannedStep(0, "KTP", "A", "dukcapil", place_ms=1),)
        ),
    ):
        take(play, body)
    assert (state.day, state.floor, state.labels, state.waiting) == (None, 7, {}, {})
    take(play, events.DayOpened(TUESDAY))
    assert state.day is not None
    assert (state.day.floor, state.day.created, state.labels) == (7, {"A": 1}, {"A001": ident("t")})
    play.checked()


def test_what_is_chosen_often_is_decided_with_each_day_and_stands_still_during_it(hall: Play) -> None:
    orders = [hall.state.often]
    for wanted in (("KTP", "AKTA", "AKTA", "KK", "KK", "AKTA"), ("SETOR", "KTP", "SETOR"), (), ()):
        for service in wanted:
            hall.issue(service)
        orders.append(hall.state.often)
        hall.on(hall.date + dt.timedelta(days=1), "08:00").opened()
        orders.append(hall.state.often)
    first = ("AKTA", "KK", "KTP")
    second = ("SETOR", "AKTA", "KK", "KTP")
    assert orders == [(), (), first, first, second, second, ("SETOR",), ("SETOR",), ()]


def test_a_hub_that_went_on_from_an_earlier_moment_opened_the_day_no_higher(hall: Play) -> None:
    """It knew the jumps of that moment and made one more; here the day after has used them up since."""
    take(hall, events.EpochBegan(LANE_JUMP, hall.date))
    hall.on(hall.date + dt.timedelta(days=1), "08:00").opened()
    assert hall.state.day is not None
    assert (hall.state.day.floor, hall.state.floor) == (LANE_JUMP, 0)
    floors = []
    for _ in range(2):
        take(hall, events.EpochBegan(LANE_JUMP, hall.date))
        floors.append(hall.state.floor)
    assert floors == [2 * LANE_JUMP, 3 * LANE_JUMP]


def test_many_epochs_leave_the_next_day_numbers(hall: Play) -> None:
    for _ in range(6):
        take(hall, events.EpochBegan(LANE_JUMP, hall.date))
        hall.on(hall.date + dt.timedelta(days=1), "08:00").opened()
    assert hall.state.day is not None
    assert hall.state.day.floor == FLOOR_MAX + LANE_JUMP < SERIES_MAX
