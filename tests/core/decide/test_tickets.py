"""What a visitor may want of a number that he has."""

import pytest

from core.commands import (
    AddStep,
    Body,
    CallNext,
    CallTicket,
    CancelTicket,
    CloseDay,
    Errand,
    ExpireHold,
    Finish,
    Hold,
    PauseTicket,
    Rate,
    RemoveStep,
    Reprint,
    ResumeTicket,
    Start,
    Transfer,
)
from core.words import Outcome, Reason, SkmElement, StepState
from tests.core.play import Play, first, ident, kinds
from tests.core.small_site import FRIDAY, TUESDAY

MINUTE = 60_000


@pytest.mark.parametrize(
    "body",
    [
        AddStep(ident("t"), Errand("KTP")),
        RemoveStep(ident("t"), 0),
        PauseTicket(ident("t"), Reason.TOILET),
        ResumeTicket(ident("t")),
        CancelTicket(ident("t")),
        CallTicket(1, ident("t"), Reason.OTHER),
    ],
)
def test_unknown_ended_and_outside_the_day(play: Play, body: Body) -> None:
    assert play.code(body) == "day_not_open"
    play.at("08:00").opened(1)
    assert play.code(body) == "unknown_ticket"
    play.lane("A1001", "KTP", ticket=ident("t"))
    play.do(CancelTicket(ident("t")))
    assert play.code(body) == "ticket_over"


def test_cancelled(hall: Play) -> None:
    ticket = hall.issue("KTP", "AKTA")
    assert kinds(hall.do(CancelTicket(ticket.id))) == ["ticket.cancelled"]
    assert {s.state for s in ticket.steps} == {StepState.CANCELLED}
    assert hall.waiting("A") == hall.waiting("B") == set()


def test_not_while_called(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    for body in (
        CancelTicket(ticket.id),
        PauseTicket(ticket.id, Reason.TOILET),
        CallTicket(2, ticket.id, Reason.OTHER),
    ):
        assert hall.code(body) == "ticket_busy"


def test_cancelled_while_held(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Hold(1, Reason.DOCUMENTS))
    hall.do(CancelTicket(ticket.id))
    assert hall.state.held == {}


def test_a_pause_keeps_the_place(hall: Play) -> None:
    ticket, other = hall.issue("KTP"), hall.issue("KTP")
    place = first(ticket).place_ms
    assert hall.code(ResumeTicket(ticket.id)) == "ticket_not_paused"
    hall.do(PauseTicket(ticket.id, Reason.TOILET))
    assert hall.state.paused == {ticket.id: hall.now_ms + 15 * MINUTE}
    assert hall.code(PauseTicket(ticket.id, Reason.TOILET)) == "ticket_paused"
    hall.do(CallNext(1))
    assert hall.visitor(1) == other.label
    hall.do(ResumeTicket(ticket.id))
    assert ticket.paused_until_ms is None
    assert hall.state.paused == {}
    assert first(ticket).place_ms == place


@pytest.mark.parametrize(("minutes", "granted"), [(None, 15), (0, 1), (20, 20), (500, 60)])
def test_a_pause_has_a_measure(hall: Play, minutes: int | None, granted: int) -> None:
    ticket = hall.issue("KTP")
    hall.do(PauseTicket(ticket.id, Reason.PRAYER, minutes))
    assert hall.state.paused == {ticket.id: hall.now_ms + granted * MINUTE}


def test_a_call_ends_a_pause(hall: Play) -> None:
    ticket = hall.issue("KTP", "AKTA")
    hall.do(PauseTicket(ticket.id, Reason.TOILET))
    hall.do(CallTicket(1, ticket.id, Reason.VISITOR_ASKED))
    assert (ticket.paused_until_ms, hall.state.paused) == (None, {})


def test_a_step_is_added_free_or_behind_another(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(AddStep(ticket.id, Errand("AKTA", after=(0,))))
    hall.do(AddStep(ticket.id, Errand("SETOR", required=False)))
    assert [(s.place_ms is None, s.required) for s in ticket.steps] == [(False, True), (True, True), (False, False)]
    hall.do(CallNext(1))
    hall.later(minutes=1).do(Finish(1))
    assert ticket.steps[1].place_ms == hall.now_ms
    hall.later(minutes=1).do(AddStep(ticket.id, Errand("KK", after=(0,))))
    assert ticket.steps[3].place_ms == hall.now_ms


def test_steps_that_cannot_be_added(hall: Play) -> None:
    ticket = hall.issue("KTP")
    for errand, code in {
        Errand("KTP", after=(1,)): "bad_steps",
        Errand("KTP", after=(-1,)): "bad_steps",
        Errand("SIM"): "unknown_service",
        Errand("PASPOR"): "booking_only",
    }.items():
        assert hall.code(AddStep(ticket.id, errand)) == code
    hall.issue("AKTA", "AKTA", "AKTA", "AKTA")
    assert hall.code(AddStep(ticket.id, Errand("AKTA"))) == "quota"
    for _ in range(7):
        hall.do(AddStep(ticket.id, Errand("KTP")))
    assert hall.code(AddStep(ticket.id, Errand("KTP"))) == "bad_steps"


def test_nothing_waits_for_a_step_that_was_sent_elsewhere(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Transfer(1, "AKTA"))
    assert hall.code(AddStep(ticket.id, Errand("SETOR", after=(0,)))) == "bad_steps"
    assert hall.do(AddStep(ticket.id, Errand("SETOR", after=(1,))))


def test_a_step_added_in_the_break_must_wait_for_another() -> None:
    play = Play(day=FRIDAY, clock="11:00").opened()
    ticket = play.issue("KTP")
    play.at("11:45")
    assert play.code(AddStep(ticket.id, Errand("KK"))) == "break"
    assert play.do(AddStep(ticket.id, Errand("KK", after=(0,))))
    play.checked()


def test_a_step_is_removed(hall: Play) -> None:
    ticket = hall.issue("KTP", Errand("AKTA", after=(0,)), Errand("SETOR", required=False))
    assert hall.code(RemoveStep(ticket.id, 3)) == hall.code(RemoveStep(ticket.id, -1)) == "unknown_step"
    assert hall.code(RemoveStep(ticket.id, 0)) == "step_needed"
    assert kinds(hall.do(RemoveStep(ticket.id, 2))) == ["step.removed"]
    assert hall.waiting("C") == set()
    hall.do(RemoveStep(ticket.id, 1))
    hall.do(CallNext(1))
    assert hall.code(RemoveStep(ticket.id, 0)) == "step_not_waiting"


def test_what_waited_for_a_removed_step_is_free(hall: Play) -> None:
    ticket = hall.issue(Errand("KTP", required=False), Errand("AKTA", after=(0,)))
    hall.later(minutes=3).do(RemoveStep(ticket.id, 0))
    assert ticket.steps[1].place_ms == hall.now_ms
    assert hall.waiting("B") == {ticket.label}


def test_removing_the_last_step_ends_the_ticket_and_its_pause(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(PauseTicket(ticket.id, Reason.TOILET))
    hall.do(RemoveStep(ticket.id, 0))
    assert (ticket.is_open, hall.state.paused) == (False, {})


def test_a_held_step_that_runs_out_ends_the_pause(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Hold(1, Reason.DOCUMENTS, 5))
    hall.do(PauseTicket(ticket.id, Reason.TOILET))
    hall.later(minutes=5).do(ExpireHold(ticket.id, 0))
    assert (first(ticket).state, hall.state.paused) == (StepState.ABSENT, {})


def test_a_copy_on_paper(hall: Play) -> None:
    assert hall.code(Reprint(ident("t"), "kios-1")) == "unknown_ticket"
    ticket = hall.issue("KTP")
    assert hall.code(Reprint(ticket.id, "kios-9")) == "unknown_device"
    (asked,) = hall.do(Reprint(ticket.id, "kios-1"))
    assert (kinds([asked]), ticket.copies) == (["print.asked"], 1)
    hall.do(Reprint(ticket.id, "kios-1"))
    assert ticket.copies == 2


def test_rated_once_and_only_when_served(hall: Play) -> None:
    ticket = hall.issue("KTP")
    scores = {SkmElement.TIME: 4, SkmElement.MANNER: 1}
    assert hall.code(Rate(ident("t"), 0, scores)) == "unknown_ticket"
    assert hall.code(Rate(ticket.id, 1, scores)) == "unknown_step"
    assert hall.code(Rate(ticket.id, 0, scores)) == "not_served"
    hall.do(CallNext(1))
    hall.do(Start(1))
    hall.do(Finish(1, Outcome.REFERRED))
    for bad in ({}, {SkmElement.TIME: 0}, {SkmElement.TIME: 5}):
        assert hall.code(Rate(ticket.id, 0, bad)) == "bad_score"
    hall.do(CloseDay(TUESDAY))
    assert kinds(hall.do(Rate(ticket.id, 0, scores))) == ["step.rated"]
    assert hall.code(Rate(ticket.id, 0, scores)) == "already_rated"
