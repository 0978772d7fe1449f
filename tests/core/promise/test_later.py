"""When steps that wait for another will be called, roughly."""

import pytest

from core.commands import CallNext, CloseCounter, Errand, Finish, Hold, PauseTicket, Start
from core.promise.later import expected
from core.promise.span import MINUTE_MS
from core.state import State, Ticket
from core.words import Outcome, Reason
from tests.core.promise.listening import Heard
from tests.core.small_site import SMALL, TUESDAY, catalog

WALK_MS = 90_000


@pytest.fixture
def hall() -> Heard:
    made = Heard()
    made.at("08:00").opened(1, 2, 3, 4, 5)
    return made


def look(hall: Heard, ticket: Ticket) -> dict[int, int]:
    promises = hall.listener.promises
    everybody = promises.everybody(hall.state, hall.now_ms)
    found = expected(promises, hall.state, hall.hall, everybody, hall.now_ms)
    return {n: at_ms for (name, n), at_ms in found.items() if name == ticket.id}


def journey(hall: Heard, *services: str) -> Ticket:
    """Each errand waits for the one before."""
    return hall.issue(*(Errand(s, after=(n - 1,) if n else ()) for n, s in enumerate(services)))


def test_it_comes_after_the_one_before_the_walk_and_its_own_line(hall: Heard) -> None:
    ticket = journey(hall, "KTP", "SETOR")
    first = hall.now(ticket).mid
    alone = look(hall, ticket)[1]
    idle = alone - first - 8 * MINUTE_MS - WALK_MS
    assert 0 <= idle < 3 * MINUTE_MS
    for n in range(5):
        hall.issue("SETOR", device=f"k{n}")
    assert look(hall, ticket)[1] > alone + 20 * MINUTE_MS
    assert look(hall, ticket).keys() == {1}


def test_it_goes_on_from_step_to_step(hall: Heard) -> None:
    found = look(hall, ticket := journey(hall, "KTP", "SETOR", "LEGAL"))
    assert found[2] - found[1] >= 8 * MINUTE_MS + WALK_MS
    assert hall.now(ticket).mid < found[1] < found[2]


def test_while_the_one_before_is_served_its_end_is_expected(hall: Heard) -> None:
    ticket = journey(hall, "KTP", "SETOR")
    hall.do(CallNext(1))
    called = look(hall, ticket)[1]
    hall.later(minutes=1).do(Start(1))
    assert look(hall, ticket)[1] >= called + MINUTE_MS // 2
    soon = look(hall, ticket)[1]
    hall.later(minutes=30)
    # It takes longer than usual: then it may end any moment.
    assert soon < hall.now_ms < look(hall, ticket)[1] < hall.now_ms + WALK_MS + 3 * MINUTE_MS


def test_once_it_is_free_it_is_promised_not_estimated(hall: Heard) -> None:
    ticket = journey(hall, "KTP", "SETOR")
    hall.do(CallNext(1))
    hall.later(minutes=8).do(Finish(1))
    assert look(hall, ticket) == {}
    assert hall.now(ticket, 1).printed


def test_what_is_done_already_does_not_hold_it_back(hall: Heard) -> None:
    ticket = hall.issue("KTP", "AKTA", Errand("SETOR", after=(0, 1)))
    both = look(hall, ticket)[2]
    hall.do(CallNext(1))
    hall.later(minutes=2).do(Finish(1))
    assert look(hall, ticket)[2] > hall.now_ms
    assert abs(look(hall, ticket)[2] - both) < 15 * MINUTE_MS


def test_where_nobody_knows_nothing_is_said(hall: Heard) -> None:
    ticket = journey(hall, "KTP", "SETOR")
    other = journey(hall, "AKTA", "KK")
    hall.do(PauseTicket(other.id, Reason.VISITOR_ASKED))
    assert look(hall, other) == {}
    hall.do(CallNext(1))
    hall.do(Hold(1, Reason.VISITOR_ASKED))
    assert look(hall, ticket) == {}
    third = journey(hall, "KK", "SETOR")
    assert look(hall, third)
    hall.do(CloseCounter(3))
    assert look(hall, third) == {}


def test_papers_that_were_not_in_order_free_nothing(hall: Heard) -> None:
    ticket = journey(hall, "KTP", "SETOR")
    hall.do(CallNext(1))
    hall.do(Finish(1, Outcome.DOCUMENTS_INCOMPLETE))
    assert look(hall, ticket) == {}


def test_a_break_is_waited_for_and_closing_is_the_end() -> None:
    lunch = catalog(hours={"week": {"tue": [["08:00", "12:00"], ["13:00", "15:00"]]}, "holidays": []})
    hall = Heard(lunch)
    hall.at("08:00").opened(1, 2, 3, 4, 5)
    hall.at("11:53")
    ticket = journey(hall, "KTP", "SETOR", "KK")
    assert look(hall, ticket)[1] == lunch.at(TUESDAY, "13:00")
    hall.at("14:25")
    found = look(hall, journey(hall, "KTP", "SETOR", "KK", "LEGAL", "AKTA"))
    assert {1} <= found.keys() < {1, 2, 3, 4}
    assert max(found.values()) <= lunch.at(TUESDAY, "15:00")


def test_without_a_day_there_is_nothing_to_expect(hall: Heard) -> None:
    assert expected(hall.listener.promises, State(), SMALL, {}, hall.now_ms) == {}
