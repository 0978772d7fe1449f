"""Taking back a counter's last move: exactly as it was, or not at all."""

import pytest

from core import state as states
from core.commands import (
    Absent,
    Body,
    CallNext,
    CallTicket,
    CancelTicket,
    CloseDay,
    Errand,
    Finish,
    Hold,
    PauseCounter,
    Recall,
    RemoveStep,
    Return,
    Start,
    Transfer,
    UndoCall,
)
from core.words import Outcome, Reason, StepState
from tests.core.play import Play, first, kinds
from tests.core.small_site import TUESDAY, site_catalog_absent


def tickets(play: Play) -> tuple[object, ...]:
    """Everything about tickets and queues; when a step was last called is history, not state of the queue."""
    copy = states.decode(states.encode(play.state))
    for ticket in copy.tickets.values():
        for step in ticket.steps:
            step.last_call_ms = None
    waiting = {letter: steps for letter, steps in copy.waiting.items() if steps}
    at_counters = {no: (c.state, c.ticket, c.step) for no, c in copy.counters.items()}
    return (copy.tickets, waiting, copy.held, copy.labels, at_counters)


def undone(play: Play, *bodies: Body, seconds: float = 3) -> list[str]:
    """Does `bodies`, takes the last back; all but the last must stand as before."""
    for body in bodies[:-1]:
        play.do(body)
    before = tickets(play)
    play.do(bodies[-1])
    made = play.later(seconds=seconds).do(UndoCall(1))
    assert tickets(play) == before
    assert play.code(UndoCall(1)) == "nothing_to_undo"
    return kinds(made)


def test_a_call(hall: Play) -> None:
    hall.issue("KTP")
    assert undone(hall, CallNext(1)) == ["call.undone"]
    hall.do(CallNext(1))
    assert hall.visitor(1) == "A001"


def test_a_call_that_closed_the_former_brings_him_back(hall: Play) -> None:
    former = hall.issue("KTP", Errand("AKTA", after=(0,)))
    hall.issue("KTP")
    assert undone(hall, CallNext(1), Start(1), CallNext(1)) == ["call.undone"]
    assert [s.state for s in former.steps] == [StepState.SERVING, StepState.WAITING]
    assert former.steps[1].place_ms is None
    assert hall.waiting("B") == set()


def test_a_call_of_a_held_one_holds_him_again(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(2))
    hall.do(Hold(2, Reason.DOCUMENTS))
    hall.do(CallTicket(1, ticket.id, Reason.OTHER))
    hall.do(UndoCall(1))
    assert first(ticket).state == StepState.HELD
    assert hall.state.held == {f"{ticket.id}/0": (ticket.id, 0)}
    assert first(ticket).calls == 1


@pytest.mark.parametrize("body", [Finish(1), Hold(1, Reason.DOCUMENTS), Finish(1, Outcome.DOCUMENTS_INCOMPLETE)])
@pytest.mark.parametrize("started", [True, False])
def test_an_end_at_the_counter(hall: Play, body: Body, started: bool) -> None:
    hall.issue("KTP", Errand("AKTA", after=(0,)))
    start = [Start(1)] if started else []
    assert undone(hall, CallNext(1), *start, body) == ["step.reopened"]


def test_an_absence(hall: Play) -> None:
    hall.issue("KTP")
    assert undone(hall, CallNext(1), Absent(1)) == ["step.reopened"]


def test_an_absence_without_a_hold() -> None:
    play = Play(site_catalog_absent()).at("08:00").opened(1)
    play.issue("KTP")
    assert undone(play, CallNext(1), Absent(1)) == ["step.reopened"]
    play.checked()


def test_the_walk_from_the_counter_before_is_remembered(hall: Play) -> None:
    ticket = hall.issue("SETOR", "KTP")
    hall.do(CallNext(3))
    hall.do(Finish(3))
    done = hall.now_ms
    hall.later(minutes=2).do(CallNext(1))
    hall.do(Finish(1))
    hall.do(UndoCall(1))
    assert (ticket.last_counter, ticket.last_done_ms) == (3, done)


def test_within_ten_seconds_only(hall: Play) -> None:
    hall.issue("KTP")
    hall.do(CallNext(1))
    assert hall.later(seconds=10.001).refused(UndoCall(1)).values == {"seconds": "10"}
    hall.at("08:00").later(seconds=10).do(UndoCall(1))


def test_nothing_was_done(hall: Play) -> None:
    assert hall.code(UndoCall(1)) == "nothing_to_undo"
    assert hall.code(UndoCall(9)) == "unknown_counter"


@pytest.mark.parametrize("after", [Start(1), Recall(1)])
def test_not_what_something_has_come_of(hall: Play, after: Body) -> None:
    hall.issue("KTP")
    hall.do(CallNext(1))
    hall.later(minutes=1).do(after)
    assert hall.code(UndoCall(1)) == "nothing_to_undo"


def test_a_transfer_stays(hall: Play) -> None:
    hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Transfer(1, "AKTA"))
    assert hall.code(UndoCall(1)) == "nothing_to_undo"


def test_not_once_the_counter_paused(hall: Play) -> None:
    hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Finish(1))
    hall.do(PauseCounter(1, Reason.BREAK))
    assert hall.code(UndoCall(1)) == "nothing_to_undo"


def test_not_while_the_visitor_is_at_another_counter(hall: Play) -> None:
    ticket = hall.issue("KTP", Errand("AKTA", after=(0,)))
    hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(CallNext(1))
    hall.do(CallTicket(2, ticket.id, Reason.OTHER))
    assert hall.code(UndoCall(1)) == "nothing_to_undo"
    assert hall.visitor(2) == ticket.label


@pytest.mark.parametrize("gone", ["return", "remove", "cancel", "recalled"])
def test_not_once_the_ticket_moved_on(hall: Play, gone: str) -> None:
    ticket = hall.issue("KTP", "SETOR")
    hall.do(CallNext(1))
    hall.do(Hold(1, Reason.DOCUMENTS))
    moves: dict[str, Body] = {
        "return": Return(ticket.id, 0),
        "remove": RemoveStep(ticket.id, 0),
        "cancel": CancelTicket(ticket.id),
        "recalled": CallTicket(2, ticket.id, Reason.OTHER),
    }
    hall.later(seconds=1).do(moves[gone])
    assert hall.code(UndoCall(1)) == "nothing_to_undo"


def test_not_after_the_day(hall: Play) -> None:
    hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Finish(1))
    hall.do(CloseDay(TUESDAY))
    assert hall.code(UndoCall(1)) == "nothing_to_undo"


@pytest.mark.parametrize("then", [Finish(2), Hold(2, Reason.DOCUMENTS)])
def test_not_once_another_counter_has_dealt_with_the_visitor(hall: Play, then: Body) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Hold(1, Reason.DOCUMENTS))
    hall.later(seconds=1).do(CallTicket(2, ticket.id, Reason.OTHER))
    hall.later(seconds=1).do(then)
    assert hall.code(UndoCall(1)) == "nothing_to_undo"
    hall.do(UndoCall(2))
    assert hall.visitor(2) == ticket.label
