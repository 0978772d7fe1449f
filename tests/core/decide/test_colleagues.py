"""One counter asks another in codes: who hears it, who may answer, and that it is gone on the next day."""

import pytest

from core.commands import AnswerColleague, AskColleague, OpenDay, PauseCounter
from core.state import Ask
from core.words import Question, Reason, Reply
from tests.core.play import Play, ident, kinds
from tests.core.small_site import WEDNESDAY

ASK = ident("ask")


def asked(
    counter: int = 1, to: int | None = None, agency: str | None = None, ticket: str | None = None
) -> AskColleague:
    return AskColleague(ASK, counter, Question.LOOK, to, agency, ticket)


@pytest.fixture
def hall() -> Play:
    return Play().opened(1, 2, 3)


def test_one_counter_is_asked_and_answers(hall: Play) -> None:
    ticket = hall.issue("KTP")
    assert kinds(hall.do(asked(to=3, ticket=ticket.id))) == ["colleague.asked"]
    at = hall.now_ms
    assert hall.state.asks == {ASK: Ask(1, (3,), Question.LOOK, at, ticket.id)}
    hall.later(30)
    assert hall.code(AnswerColleague(ASK, 2, Reply.YES)) == "ask_unknown"
    assert kinds(hall.do(AnswerColleague(ASK, 3, Reply.SOON))) == ["colleague.answered"]
    assert hall.state.asks[ASK] == Ask(1, (3,), Question.LOOK, at, ticket.id, Reply.SOON, 3, hall.now_ms)
    assert hall.code(AnswerColleague(ASK, 3, Reply.NO)) == "ask_answered"
    hall.checked()


def test_an_agency_is_asked_where_somebody_sits(hall: Play) -> None:
    hall.do(PauseCounter(2, Reason.BREAK))
    (event,) = hall.do(asked(1, agency="dukcapil"))
    assert event.to == (2,)  # type: ignore[union-attr]
    assert hall.code(asked(1, agency="imigrasi")) == "ask_exists"


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (asked(to=1), "ask_whom"),
        (asked(), "ask_whom"),
        (asked(to=3, agency="bank"), "ask_whom"),
        (asked(to=99), "unknown_counter"),
        (asked(99, to=1), "unknown_counter"),
        (asked(to=4), "counter_closed"),
        (asked(agency="none"), "unknown_agency"),
        (asked(3, agency="bank"), "nobody_there"),
        (asked(to=3, ticket=ident("nobody")), "unknown_ticket"),
    ],
)
def test_what_cannot_be_asked(hall: Play, ask: AskColleague, code: str) -> None:
    assert hall.code(ask) == code
    assert hall.state.asks == {}


def test_what_was_asked_ends_with_the_day(hall: Play) -> None:
    hall.do(asked(to=3))
    hall.on(WEDNESDAY, "07:30").do(OpenDay(WEDNESDAY, synchronised=True))
    assert hall.state.asks == {}
    assert hall.code(AnswerColleague(ASK, 3, Reply.YES)) == "ask_unknown"


def test_nobody_asks_before_the_day() -> None:
    assert Play().code(asked(to=3)) == "day_not_open"
