"""Who is next."""

import pytest

from core import order
from core.commands import (
    CallNext,
    CloseCounter,
    Errand,
    Finish,
    Hold,
    OpenCounter,
    PauseTicket,
    Return,
    Start,
    Transfer,
)
from core.words import Need, Reason
from tests.core.play import Play, first


def called(play: Play, counter: int) -> str | None:
    play.do(CallNext(counter))
    return play.visitor(counter)


def test_first_come_first_served_over_all_letters_of_the_counter(hall: Play) -> None:
    for service in ("KTP", "AKTA", "KK", "SETOR"):
        hall.issue(service)
        hall.later(seconds=10)
    assert [called(hall, 2) for _ in range(3)] == ["A001", "B001", "A002"]
    assert hall.code(CallNext(2)) == "nobody"


def test_of_two_at_the_same_moment_the_first_in_the_log(hall: Play) -> None:
    hall.issue("AKTA")
    hall.issue("KTP")
    assert called(hall, 2) == "B001"


def test_priority_is_a_head_start_so_nobody_starves(hall: Play) -> None:
    hall.issue("KTP")
    hall.later(minutes=19).issue("KTP", priority=True)
    hall.later(minutes=2).issue("KTP", priority=True)
    assert [called(hall, 1) for _ in range(3)] == ["A002", "A001", "A003"]


def test_a_return_is_ahead_by_its_own_head_start(hall: Play) -> None:
    held = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Hold(1, Reason.DOCUMENTS))
    hall.later(minutes=5).issue("KTP")
    hall.later(minutes=16).issue("KTP")
    hall.later(minutes=1).do(Return(held.id, 0))
    assert [called(hall, 1) for _ in range(3)] == ["A002", "A001", "A003"]


def test_a_walk_between_zones_takes_its_time(hall: Play) -> None:
    hall.issue("KTP", Errand("SETOR", after=(0,)))
    assert called(hall, 1) == "A001"
    hall.do(Finish(1))
    hall.issue("SETOR")
    assert called(hall, 3) == "C001"
    assert hall.later(seconds=89).code(CallNext(3)) == "nobody"
    hall.later(seconds=1)
    assert called(hall, 3) == "A001"


def test_within_a_zone_nobody_walks(hall: Play) -> None:
    hall.issue("KTP", Errand("AKTA", after=(0,)))
    called(hall, 1)
    hall.do(Finish(1))
    assert called(hall, 2) == "A001"


def test_a_counter_that_left_the_site_file_keeps_nobody_walking(hall: Play) -> None:
    ticket = hall.issue("KTP")
    ticket.last_counter, ticket.last_done_ms = 77, hall.now_ms
    assert order.walk_ms(hall.hall, ticket, hall.hall.counters[1]) == 0
    hall.state = type(hall.state)()
    hall.log.clear()


def test_a_pause_is_passed_over_until_its_end(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(PauseTicket(ticket.id, Reason.TOILET, 5))
    assert hall.later(seconds=299).code(CallNext(1)) == "nobody"
    hall.later(seconds=1)
    assert called(hall, 1) == "A001"


def test_a_visitor_waits_in_all_queues_but_is_called_once(hall: Play) -> None:
    hall.issue("KTP", "SETOR")
    assert called(hall, 1) == "A001"
    assert hall.code(CallNext(3)) == "nobody"
    hall.do(Start(1))
    assert hall.code(CallNext(3)) == "nobody"
    hall.do(Finish(1))
    hall.later(seconds=90)
    assert called(hall, 3) == "A001"


@pytest.mark.parametrize(("need", "service", "other", "fit"), [
    (Need.ACCESSIBLE_COUNTER, "KTP", 1, 2),
    (Need.INTERPRETER, "KTP", 1, None),
    (Need.STAFF_COMES, "KTP", 1, None),
])  # fmt: skip
def test_a_need_binds_while_a_fitting_counter_is_there(
    hall: Play, need: Need, service: str, other: int, fit: int | None
) -> None:
    hall.issue(service, needs=(need,))
    if fit is None:
        assert called(hall, other) == "A001"
        return
    assert hall.code(CallNext(other)) == "nobody"
    hall.do(CloseCounter(fit))
    assert called(hall, other) == "A001"
    hall.issue(service, needs=(need,))
    hall.do(OpenCounter(fit))
    assert hall.code(CallNext(other)) == "nobody"
    assert called(hall, fit) == "A002"


def test_the_queue_as_it_will_be_called(hall: Play) -> None:
    for priority in (False, True, False):
        hall.issue("KTP", priority=priority)
        hall.later(seconds=1)
    assert [t.label for t, _ in order.queue(hall.state, "A")] == ["A002", "A001", "A003"]
    assert order.queue(hall.state, "C") == []
    assert order.ahead(hall.state, "A", hall.now_ms) == 3
    assert order.ahead(hall.state, "A", hall.now_ms - 10_000) == 1


@pytest.mark.parametrize(("counter", "code"), [(3, "other_letter"), (1, "other_counter"), (2, None)])
def test_what_stands_in_the_way(hall: Play, counter: int, code: str | None) -> None:
    ticket = hall.issue("KTP")
    called(hall, 1)
    hall.do(Transfer(1, "KTP", to_counter=2))
    found = order.obstacle(hall.state, hall.hall, ticket, ticket.steps[1], hall.hall.counters[counter], hall.now_ms)
    assert found == code


def test_a_step_without_a_place_is_not_free(hall: Play) -> None:
    ticket = hall.issue("KTP", Errand("KK", after=(0,)))
    assert first(ticket).place_ms is not None
    code = order.obstacle(hall.state, hall.hall, ticket, ticket.steps[1], hall.hall.counters[1], hall.now_ms)
    assert code == "not_free"
