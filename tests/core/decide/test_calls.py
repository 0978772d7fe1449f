"""Calling the next one, this one, and once more."""

import pytest

from core import events
from core.commands import (
    Absent,
    CallNext,
    CallTicket,
    CancelTicket,
    CloseDay,
    Errand,
    Finish,
    Hold,
    OpenCounter,
    PauseCounter,
    Recall,
    Return,
    Start,
    Transfer,
)
from core.words import Outcome, Reason, StepState
from tests.core.play import Play, first, ident, kinds
from tests.core.small_site import TUESDAY


def test_the_next_one_is_called(hall: Play) -> None:
    ticket = hall.issue("KTP")
    (call,) = hall.do(CallNext(1))
    assert call == events.StepCalled(ticket.id, 0, 1, "A001")
    step = first(ticket)
    assert (step.state, step.counter, step.calls, step.called_ms) == (StepState.CALLED, 1, 1, hall.now_ms)
    assert hall.visitor(1) == "A001"
    assert hall.waiting("A") == set()


@pytest.mark.parametrize("body", [CallNext(1), CallTicket(1, ident("t"), Reason.OTHER)])
def test_only_an_open_counter_calls(play: Play, body: CallNext | CallTicket) -> None:
    assert play.code(body) == "day_not_open"
    play.opened()
    assert play.code(body) == "counter_closed"
    play.do(OpenCounter(1))
    play.do(PauseCounter(1, Reason.BREAK))
    assert play.code(body) == "counter_paused"


def test_nobody_waits(hall: Play) -> None:
    hall.issue("SETOR")
    assert hall.code(CallNext(1)) == "nobody"
    assert hall.code(CallNext(9)) == "unknown_counter"


def test_the_next_call_says_that_the_former_is_done(hall: Play) -> None:
    former, ticket = hall.issue("KTP"), hall.issue("KTP")
    hall.do(CallNext(1))
    assert kinds(hall.later(minutes=2).do(CallNext(1))) == ["step.done", "step.called"]
    assert (first(former).state, first(former).inferred) == (StepState.DONE, True)
    assert hall.visitor(1) == ticket.label


def test_this_one_out_of_turn(hall: Play) -> None:
    hall.issue("KTP")
    wanted = hall.issue("KTP")
    (call,) = hall.do(CallTicket(1, wanted.id, Reason.PRIORITY))
    assert isinstance(call, events.StepCalled)
    assert (call.reason, first(wanted).chosen) == (Reason.PRIORITY, Reason.PRIORITY)
    other = hall.issue("KTP")
    assert kinds(hall.do(CallTicket(1, other.id, Reason.PRIORITY))) == ["step.done", "step.called"]


def test_not_here_and_not_yet(hall: Play) -> None:
    ticket = hall.issue("SETOR", Errand("KTP", after=(0,)))
    assert hall.code(CallTicket(4, ticket.id, Reason.OTHER)) == "not_here"
    assert hall.code(CallTicket(1, ticket.id, Reason.OTHER)) == "not_callable"


def test_of_several_errands_the_first_in_line_is_called(hall: Play) -> None:
    ticket = hall.issue("KTP", "AKTA")
    hall.do(CallTicket(2, ticket.id, Reason.OTHER))
    assert [s.state for s in ticket.steps] == [StepState.CALLED, StepState.WAITING]


def test_a_visitor_sent_to_one_counter_is_not_called_to_another(hall: Play) -> None:
    ticket = hall.issue("SETOR")
    hall.do(CallNext(3))
    hall.do(Transfer(3, "KTP", to_counter=1))
    assert hall.code(CallTicket(2, ticket.id, Reason.OTHER)) == "not_callable"
    hall.later(minutes=2).do(CallNext(1))
    assert hall.visitor(1) == ticket.label


def test_a_held_visitor_may_be_called_by_name(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Hold(1, Reason.DOCUMENTS))
    (call,) = hall.do(CallTicket(2, ticket.id, Reason.VISITOR_ASKED))
    assert isinstance(call, events.StepCalled)
    assert (call.call_no, hall.state.held) == (2, {})


def test_recalls_are_spaced_and_counted(hall: Play) -> None:
    assert hall.code(Recall(1)) == "counter_empty"
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    refused = hall.later(seconds=20.5).refused(Recall(1))
    assert (refused.code, refused.values, refused.from_ms) == (
        "recall_soon", {"seconds": "40"}, hall.at("08:01").now_ms,
    )  # fmt: skip
    (call,) = hall.do(Recall(1))
    assert call == events.StepRecalled(ticket.id, 0, 1, "A001", 2)
    assert hall.later(seconds=30).code(Recall(1)) == "recall_soon"
    hall.later(seconds=30).do(Recall(1))
    assert first(ticket).calls == 3
    assert hall.later(minutes=5).refused(Recall(1)).values["calls"] == "3"


def test_not_recalled_once_served(hall: Play) -> None:
    hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Start(1))
    assert hall.later(minutes=1).code(Recall(1)) == "already_serving"


def test_calls_count_anew_after_a_return(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.later(minutes=1).do(Recall(1))
    hall.do(Absent(1))
    hall.do(Return(ticket.id, 0))
    (call,) = hall.do(CallNext(1))
    assert isinstance(call, events.StepCalled)
    assert call.call_no == 1


def test_a_call_for_whoever_waits_behind_a_done_step(hall: Play) -> None:
    ticket = hall.issue("KTP", Errand("KK", after=(0,)))
    hall.do(CallNext(1))
    hall.do(Start(1))
    # The second errand becomes free only by this call's own inference, so it is not its candidate.
    assert hall.code(CallNext(1)) == "nobody"
    hall.do(Finish(1, Outcome.DONE))
    hall.do(CallNext(1))
    assert ticket.steps[1].state == StepState.CALLED


def test_after_the_day_nobody_is_called(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CloseDay(TUESDAY))
    assert hall.code(CallNext(1)) == hall.code(CallTicket(1, ticket.id, Reason.OTHER)) == "day_not_open"


def test_a_cancelled_errand_is_not_called(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CancelTicket(ticket.id))
    assert hall.code(CallTicket(1, ticket.id, Reason.OTHER)) == "ticket_over"
