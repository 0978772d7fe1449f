"""Numbers of the emergency lane, booked in by an usher: each once, in their order, with the time they have waited."""

import msgspec
import pytest

from core.commands import AdmitPapers, CallNext
from core.order import queue
from core.words import Channel
from tests.core.play import Play, ident, kinds

FOUR = AdmitPapers("A", 1, 4, "KTP", tuple(ident("paper", n) for n in range(4)), minutes_ago=40)


@pytest.fixture
def hall() -> Play:
    return Play().opened(1).at("09:00")


def changed(**fields: object) -> AdmitPapers:
    return msgspec.structs.replace(FOUR, **fields)


def test_they_stand_in_the_queue_before_whoever_came_later(hall: Play) -> None:
    later = hall.issue("KTP")
    assert kinds(hall.do(FOUR)) == ["ticket.issued"] * 4
    labels = [ticket.label for ticket, _ in queue(hall.state, "A")]
    assert labels == ["A9001", "A9002", "A9003", "A9004", later.label]
    first = hall.state.tickets[FOUR.tickets[0]]
    assert (first.lane, first.channel, first.issued_ms) == (9, Channel.PAPER_LANE, hall.now_ms - 40 * 60_000)
    hall.do(CallNext(1))
    assert hall.visitor(1) == "A9001"
    hall.checked()


def test_two_ushers_may_book_in_the_same_papers(hall: Play) -> None:
    hall.do(FOUR)
    again = tuple(ident("again", n) for n in range(6))
    assert len(hall.do(changed(last=6, tickets=again))) == 2
    assert hall.waiting("A") == {f"A900{n}" for n in range(1, 7)}
    refusal = hall.refused(changed(tickets=again[:4]))
    assert (refusal.code, refusal.values) == ("papers_known", {"first": "A9001", "last": "A9004"})


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (changed(letter="Z"), "unknown_letter"),
        (changed(service="NONE"), "unknown_service"),
        (changed(service="SETOR"), "unknown_service"),
        (changed(first=0, last=3), "bad_papers"),
        (changed(first=4, last=1), "bad_papers"),
        (changed(first=997, last=1000), "bad_papers"),
        (changed(last=5), "bad_papers"),
        (changed(tickets=(ident("paper", 0),) * 4), "bad_papers"),
        (changed(last=201, tickets=tuple(ident("p", n) for n in range(201))), "many_papers"),
    ],
)
def test_what_cannot_be_booked_in(hall: Play, wrong: AdmitPapers, code: str) -> None:
    assert hall.code(wrong) == code
    assert hall.waiting("A") == set()


def test_an_id_that_is_known_is_not_taken_again(hall: Play) -> None:
    known = hall.issue("KTP")
    assert hall.code(changed(first=1, last=1, tickets=(known.id,))) == "ticket_exists"


@pytest.mark.parametrize(("minutes", "counted"), [(-5, 0), (100_000, 720)])
def test_nobody_has_waited_longer_than_a_day(hall: Play, minutes: int, counted: int) -> None:
    hall.do(changed(minutes_ago=minutes))
    step = hall.state.tickets[FOUR.tickets[0]].steps[0]
    assert step.place_ms == hall.now_ms - counted * 60_000


def test_nothing_is_booked_in_before_the_day() -> None:
    assert Play().code(FOUR) == "day_not_open"
