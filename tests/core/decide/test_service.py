"""At the counter: start, done, absent, hold, return, transfer."""

import datetime as dt

import pytest

from core import events
from core.commands import (
    Absent,
    BeginOutage,
    CallNext,
    CloseCounter,
    CloseDay,
    EndOutage,
    Errand,
    ExpireHold,
    Finish,
    Hold,
    OpenCounter,
    Return,
    Start,
    Transfer,
)
from core.words import Outcome, Reason, StepState
from tests.core.play import Play, first, ident, kinds
from tests.core.small_site import TUESDAY, WEDNESDAY, site_catalog_absent

MINUTE = 60_000


@pytest.fixture
def called(hall: Play) -> Play:
    """Somebody with three errands, the second behind the first, is called to counter 1."""
    hall.issue("KTP", Errand("AKTA", after=(0,)), "SETOR")
    hall.do(CallNext(1))
    return hall


@pytest.mark.parametrize("body", [Start(3), Finish(3), Absent(3), Hold(3, Reason.DOCUMENTS), Transfer(3, "KTP")])
def test_nobody_is_there(called: Play, body: Start | Finish | Absent | Hold | Transfer) -> None:
    assert called.code(body) == "counter_empty"


def test_started_once(called: Play) -> None:
    assert kinds(called.do(Start(1))) == ["step.started"]
    step = called.state.step(called.state.counter(1).ticket or "", 0)
    assert (step.state, step.started_ms) == (StepState.SERVING, called.now_ms)
    assert called.code(Start(1)) == called.code(Absent(1)) == "already_serving"


@pytest.mark.parametrize("outcome", list(Outcome))
def test_only_a_good_end_frees_what_waits(called: Play, outcome: Outcome) -> None:
    ready = TUESDAY + dt.timedelta(7)
    referred = "bank" if outcome == Outcome.REFERRED else None
    called.later(minutes=5)
    (ticket,) = called.state.tickets.values()
    (done,) = called.do(Finish(1, outcome, ready, ("kartu",), referred))
    assert done == events.StepDone(ticket.id, 0, 1, outcome, ready, ("kartu",), referred)
    assert (first(ticket).outcome, first(ticket).ready_on) == (outcome, ready)
    assert (ticket.last_counter, ticket.last_done_ms) == (1, called.now_ms)
    freed = outcome in (Outcome.DONE, Outcome.IN_PROCESS)
    assert ticket.steps[1].place_ms == (called.now_ms if freed else None)
    assert called.waiting("B") == ({"A001"} if freed else set())


def test_what_a_finish_may_name(called: Play) -> None:
    assert called.code(Finish(1, Outcome.DOCUMENTS_INCOMPLETE, missing=("kartu", "ijazah"))) == "unknown_document"
    assert called.code(Finish(1, Outcome.REFERRED, referred_to="samsat")) == "unknown_agency"


def test_with_the_documents_brought_he_waits_again_and_frees_the_next(called: Play) -> None:
    (ticket,) = called.state.tickets.values()
    called.do(Finish(1, Outcome.DOCUMENTS_INCOMPLETE, missing=("kartu",)))
    called.later(minutes=30).do(Return(ticket.id, 0))
    assert first(ticket).place_ms == called.now_ms - 10 * MINUTE
    assert (first(ticket).state, first(ticket).outcome, first(ticket).calls) == (StepState.WAITING, None, 0)
    called.do(CallNext(1))
    called.do(Finish(1))
    assert called.waiting("B") == {"A001"}


def test_a_missed_visitor_is_held_then_absent(called: Play) -> None:
    (ticket,) = called.state.tickets.values()
    (held,) = called.do(Absent(1))
    assert held == events.StepHeld(ticket.id, 0, 1, Reason.MISSED, called.now_ms + 30 * MINUTE)
    assert called.visitor(1) is None
    called.later(minutes=29)
    refused = called.refused(ExpireHold(ticket.id, 0))
    assert (refused.code, refused.from_ms) == ("hold_not_over", called.now_ms + MINUTE)
    assert kinds(called.later(minutes=1).do(ExpireHold(ticket.id, 0))) == ["step.absent"]
    assert (first(ticket).state, called.state.held) == (StepState.ABSENT, {})
    assert ticket.steps[1].place_ms is None
    assert called.code(ExpireHold(ticket.id, 0)) == "not_held"
    assert called.code(ExpireHold(ticket.id, 7)) == "unknown_step"
    assert called.code(ExpireHold(ident("t"), 0)) == "unknown_ticket"
    called.do(Return(ticket.id, 0))
    assert called.waiting("A") == {"A001"}


def test_where_the_rules_say_so_a_missed_visitor_is_absent_at_once() -> None:
    play = Play(site_catalog_absent()).at("08:00").opened(1)
    play.issue("KTP")
    play.do(CallNext(1))
    assert kinds(play.do(Absent(1))) == ["step.absent"]
    assert play.visitor(1) is None
    play.checked()


def test_in_an_outage_and_shortly_after_nobody_is_absent() -> None:
    play = Play(site_catalog_absent()).at("08:00").opened(1)
    for minutes, command in ((0, BeginOutage(Reason.POWER)), (5, EndOutage()), (14, None), (16, None)):
        play.issue("KTP")
        if command:
            play.do(command)
        play.do(CallNext(1))
        play.at("08:00").later(minutes=minutes)
    play.do(Absent(1))
    play.checked()


@pytest.mark.parametrize(("since_end", "kind"), [(0, "step.held"), (14.9, "step.held"), (15, "step.absent")])
def test_absence_stands_still_for_a_quarter_of_an_hour(since_end: float, kind: str) -> None:
    play = Play(site_catalog_absent()).at("08:00").opened(1)
    play.do(BeginOutage(Reason.POWER))
    play.issue("KTP")
    play.do(CallNext(1))
    play.later(minutes=5).do(EndOutage())
    assert kinds(play.later(minutes=since_end).do(Absent(1))) == [kind]
    play.checked()


@pytest.mark.parametrize(("minutes", "granted"), [(None, 30), (0, 1), (45, 45), (1000, 240)])
def test_a_hold_has_a_measure(called: Play, minutes: int | None, granted: int) -> None:
    (ticket,) = called.state.tickets.values()
    called.do(Start(1))
    assert kinds(called.do(Hold(1, Reason.DOCUMENTS, minutes))) == ["step.held"]
    step = first(ticket)
    assert (step.state, step.hold_reason) == (StepState.HELD, Reason.DOCUMENTS)
    assert step.hold_until_ms == called.now_ms + granted * MINUTE
    assert called.state.held == {f"{ticket.id}/0": (ticket.id, 0)}


def test_an_outage_holds_the_clock_of_a_hold(called: Play) -> None:
    (ticket,) = called.state.tickets.values()
    called.do(Hold(1, Reason.DOCUMENTS, 20))
    called.later(minutes=10).do(BeginOutage(Reason.POWER))
    assert called.later(minutes=60).refused(ExpireHold(ticket.id, 0)).from_ms is None
    called.do(EndOutage())
    assert called.later(minutes=24).code(ExpireHold(ticket.id, 0)) == "hold_not_over"
    called.later(minutes=1).do(ExpireHold(ticket.id, 0))


def test_back_from_a_hold_with_the_larger_head_start(hall: Play) -> None:
    hall.issue("KTP", priority=True)
    hall.do(CallNext(1))
    hall.do(Hold(1, Reason.DOCUMENTS))
    (ticket,) = hall.state.tickets.values()
    hall.later(minutes=9).do(Return(ticket.id, 0))
    assert first(ticket).place_ms == hall.now_ms - 20 * MINUTE
    assert hall.state.held == {}


def test_who_may_not_return(called: Play) -> None:
    (ticket,) = called.state.tickets.values()
    assert called.code(Return(ident("t"), 0)) == "unknown_ticket"
    assert called.code(Return(ticket.id, 3)) == "unknown_step"
    assert called.code(Return(ticket.id, 0)) == called.code(Return(ticket.id, 2)) == "not_held"
    called.do(Finish(1))
    assert called.code(Return(ticket.id, 0)) == "not_held"


def test_yesterdays_visitor_does_not_return(called: Play) -> None:
    (ticket,) = called.state.tickets.values()
    called.do(Hold(1, Reason.DOCUMENTS))
    called.later(minutes=30).do(ExpireHold(ticket.id, 0))
    called.do(CloseDay(TUESDAY))
    assert called.code(Return(ticket.id, 0)) == "day_not_open"
    called.on(WEDNESDAY, "08:00").opened()
    assert called.code(Return(ticket.id, 0)) == "not_held"


def test_sent_on_the_number_and_the_place_stay(called: Play) -> None:
    (ticket,) = called.state.tickets.values()
    place = first(ticket).place_ms
    called.later(minutes=4)
    assert kinds(called.do(Transfer(1, "LEGAL"))) == ["step.transferred"]
    assert [s.state for s in ticket.steps] == [
        StepState.TRANSFERRED, StepState.WAITING, StepState.WAITING, StepState.WAITING,
    ]  # fmt: skip
    assert (ticket.steps[3].place_ms, ticket.steps[3].letter, ticket.steps[3].required) == (place, "BA", True)
    assert called.waiting("BA") == {"A001"}
    assert called.visitor(1) is None


def test_what_waited_for_a_sent_step_waits_for_its_successor(called: Play) -> None:
    (ticket,) = called.state.tickets.values()
    called.do(Transfer(1, "KK", to_counter=5, reason=Reason.MISTAKE))
    assert ticket.steps[1].after == (3,)
    assert ticket.steps[3].only_counter == 5
    assert ticket.steps[1].place_ms is None
    called.later(minutes=2).do(CallNext(5))
    called.do(Finish(5))
    assert ticket.steps[1].place_ms == called.now_ms


def test_where_nobody_can_be_sent(called: Play) -> None:
    assert called.code(Transfer(1, "SIM")) == "unknown_service"
    assert called.code(Transfer(1, "KIA")) == "not_valid"
    assert called.code(Transfer(1, "SETOR", to_counter=4)) == "not_here"
    assert called.code(Transfer(1, "SETOR", to_counter=9)) == "unknown_counter"
    called.do(CloseCounter(3))
    assert called.code(Transfer(1, "SETOR", to_counter=3)) == "counter_closed"


def test_a_counter_that_closes_lets_go_of_whom_it_was_sent(called: Play) -> None:
    called.do(Transfer(1, "KTP", to_counter=2))
    called.later(minutes=2)
    assert called.code(CallNext(1)) == "nobody"
    called.do(CloseCounter(2))
    called.do(CallNext(1))
    assert called.visitor(1) == "A001"
    called.do(OpenCounter(2))
