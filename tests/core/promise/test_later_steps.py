"""Later steps in the log: estimated with the number, promised anew when they become free."""

from core.commands import (
    BeginOutage,
    CallNext,
    CallTicket,
    CloseCounter,
    EndOutage,
    Errand,
    Finish,
    Hold,
    OpenCounter,
    PauseTicket,
    RemoveStep,
    ResumeTicket,
    Return,
)
from core.events import StepPromised, TicketIssued
from core.promise.later import ABOUT_MS
from core.promise.live import Live
from core.promise.span import MINUTE_MS
from core.state import Ticket
from core.words import Doubt, Reason
from tests.core.promise.listening import Promised


def hall() -> Promised:
    made = Promised()
    made.at("08:00").opened(1, 2, 3, 4, 5)
    return made


def journey(play: Promised, *services: str) -> Ticket:
    """Each errand waits for the one before."""
    return play.issue(*(Errand(s, after=(n - 1,) if n else ()) for n, s in enumerate(services)))


def told(play: Promised, ticket: Ticket) -> list[tuple[int, tuple[int, int] | None]]:
    found = (event.body for event in play.log if isinstance(event.body, StepPromised))
    return [(body.n, body.promise) for body in found if body.ticket == ticket.id]


def test_each_later_step_has_an_estimate_in_the_number() -> None:
    play = hall()
    ticket = journey(play, "KTP", "SETOR", "LEGAL")
    issued = next(event.body for event in play.log if isinstance(event.body, TicketIssued))
    first, second, third = (step.about_ms for step in issued.steps)
    assert first is None
    assert second is not None
    assert third is not None
    assert second % ABOUT_MS == third % ABOUT_MS == 0
    assert ticket.promise is not None
    assert ticket.promise[0] + 8 * MINUTE_MS - ABOUT_MS // 2 <= second <= third
    assert [step.about_ms for step in ticket.steps] == [first, second, third]
    assert told(play, ticket) == []


def test_what_waits_for_another_step_is_never_told_before_it() -> None:
    """Whatever the queue: the promise of the first has an end, the estimate of the second is rounded."""
    play = hall()
    for n in range(9):
        play.later(minutes=1)
        ticket = journey(play, "KTP", "LEGAL", "SETOR")
        _, second, third = (step.about_ms for step in ticket.steps)
        if ticket.promise is not None and second is not None and third is not None:
            assert ticket.promise[1] <= second <= third, n
    assert ticket.promise is not None


def test_a_single_errand_and_a_number_of_a_lane_have_none() -> None:
    play = hall()
    assert play.issue("KTP").steps[0].about_ms is None
    assert [step.about_ms for step in play.lane("A1001", "KTP", "SETOR").steps] == [None, None]


def test_where_nobody_can_know_nothing_is_estimated() -> None:
    play = hall()
    play.do(CloseCounter(3))
    assert journey(play, "KTP", "SETOR").steps[1].about_ms is None


def test_the_moment_it_is_free_it_is_promised_and_that_stands_in_the_log() -> None:
    play = hall()
    ticket = journey(play, "KTP", "SETOR")
    play.do(CallNext(1))
    play.later(minutes=8).do(Finish(1))
    assert told(play, ticket) == [(1, play.pending(ticket, 1).printed)]
    assert ticket.steps[1].promise == play.pending(ticket, 1).printed
    play.later(minutes=1, seconds=40).issue("KTP")
    assert len(told(play, ticket)) == 1
    play.do(CallNext(3))
    assert ticket.steps[1].called_ms == play.now_ms
    assert ticket.steps[1].promise == told(play, ticket)[0][1]


def test_a_step_may_be_freed_by_what_is_not_needed_any_more() -> None:
    play = hall()
    ticket = play.issue(Errand("KTP", required=False), Errand("SETOR", after=(0,)))
    play.do(RemoveStep(ticket.id, 0))
    assert told(play, ticket) == [(1, ticket.steps[1].promise)]
    assert ticket.steps[1].promise is not None


def test_in_several_lines_each_is_promised_and_anew_when_the_visitor_leaves_a_counter() -> None:
    play = hall()
    play.issue("SETOR", device="k0")
    ticket = play.issue("KTP", "SETOR")
    first = told(play, ticket)
    assert [n for n, _ in first] == [1]
    assert ticket.steps[1].about_ms is not None
    play.do(CallNext(1))
    assert f"{ticket.id}/1" not in play.book.pending
    play.later(minutes=25).do(Finish(1))
    assert len(told(play, ticket)) == 2
    assert told(play, ticket)[1][1] == play.pending(ticket, 1).printed != first[0][1]


def test_the_paper_of_the_first_step_stands_whatever_comes_first() -> None:
    play = hall()
    ticket = play.issue("KTP", "SETOR")
    printed = ticket.promise
    play.do(CallNext(3))
    play.later(minutes=20).do(Finish(3))
    assert ticket.promise == printed
    assert ticket.steps[0].promise is None
    assert play.pending(ticket).asked_ms == play.now_ms


def test_whoever_asked_for_patience_is_promised_anew_and_a_second_call_is_not() -> None:
    play = hall()
    for n in range(2):
        play.issue("SETOR", device=f"k{n}")
    ticket = play.issue("KTP", "SETOR")
    play.do(PauseTicket(ticket.id, Reason.VISITOR_ASKED))
    play.later(minutes=14).do(ResumeTicket(ticket.id))
    assert [n for n, _ in told(play, ticket)] == [1, 1]
    play.do(CallTicket(3, ticket.id, Reason.COMPANION))
    span = ticket.steps[1].promise
    play.do(Hold(3, Reason.VISITOR_ASKED))
    play.later(minutes=5).do(Return(ticket.id, 1))
    assert len(told(play, ticket)) == 2
    assert ticket.steps[1].promise == span


def test_after_an_outage_later_steps_are_promised_anew_too() -> None:
    play = hall()
    for n in range(2):
        play.issue("SETOR", device=f"k{n}")
    ticket = play.issue("KTP", "SETOR")
    play.later(minutes=1).do(BeginOutage(Reason.POWER))
    play.later(minutes=40).do(EndOutage())
    first, second = told(play, ticket)
    assert first != second
    assert ticket.steps[1].promise == second[1] == play.pending(ticket, 1).printed


def test_a_span_that_nobody_can_keep_is_taken_back() -> None:
    play = hall()
    ticket = play.issue("KTP", "SETOR")
    play.do(CallNext(1))
    play.do(CloseCounter(3))
    play.later(minutes=6).do(Finish(1))
    assert [span is None for _, span in told(play, ticket)] == [False, True]
    assert ticket.steps[1].promise is None
    play.do(OpenCounter(3))
    assert len(told(play, ticket)) == 2


def test_a_later_step_that_would_come_after_closing_says_so_and_so_do_all_after_it() -> None:
    play = hall()
    play.at("14:25")
    for n in range(4):
        play.issue("SETOR", device=f"k{n}")
    ticket = journey(play, "KTP", "SETOR", "LEGAL")
    assert ticket.doubt is None
    doubts = [(step.doubt, step.about_ms is None) for step in ticket.steps]
    assert doubts[1:] == [(Doubt.PAST_CLOSING, True)] * 2
    assert (ticket.id, 1) not in play.promiser.live(play.state, play.catalog, play.now_ms, Live()).later
    early = journey(hall(), "KTP", "SETOR", "LEGAL")
    assert {step.doubt for step in early.steps} == {None}


def test_a_line_that_waits_already_may_be_doubtful_too() -> None:
    play = hall()
    play.at("14:25")
    for n in range(5):
        play.issue("SETOR", device=f"k{n}")
    ticket = play.issue("KTP", Errand("SETOR", required=False))
    assert (ticket.doubt, ticket.steps[1].doubt) == (None, Doubt.PAST_CLOSING)
