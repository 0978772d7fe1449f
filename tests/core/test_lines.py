"""The lines that are kept beside a state."""

from copy import deepcopy

from core import order
from core import state as states
from core.commands import CallNext, CancelTicket, OpenDay
from core.lines import Lines, Standing, known_lines, lines_of
from core.state import State
from tests.core.play import Play


def everybody(state: State, letter: str) -> list[str]:
    """Who waits, counted one by one from the front."""
    queue = order.queue(state, letter)
    places = [sum(lines_of(state).before(letter, *order.key(step)).values()) for _, step in queue]
    assert places == list(range(len(queue)))
    return [ticket.label for ticket, _ in queue]


def test_nobody_keeps_them_before_they_are_asked_for() -> None:
    state = State()
    assert known_lines(state) is None
    assert lines_of(state) is lines_of(state) is known_lines(state)
    assert lines_of(state).head("A") is None
    assert lines_of(state).before("A", 1, (1, 0)) == {}
    assert lines_of(state).until("A", 1) == 0


def test_they_follow_whoever_comes_and_goes(hall: Play) -> None:
    tickets = [hall.later(seconds=5).issue(service, device=f"k{n}") for n, service in enumerate(["KTP", "KK", "KTP"])]
    assert everybody(hall.state, "A") == ["A001", "A002", "A003"]
    hall.issue("KTP", priority=True)
    assert everybody(hall.state, "A") == ["A004", "A001", "A002", "A003"]
    hall.do(CallNext(1))
    hall.do(CancelTicket(tickets[1].id))
    assert everybody(hall.state, "A") == ["A001", "A003"]
    step = tickets[0].steps[0]
    assert step.place_ms is not None
    assert lines_of(hall.state).head("A") == Standing(step.place_ms, step.seq, tickets[0].id)
    assert lines_of(hall.state).until("A", step.place_ms) == 1
    assert lines_of(hall.state).until("A", step.place_ms - 1) == 0


def test_a_new_day_begins_with_nobody(hall: Play) -> None:
    hall.issue("KTP")
    assert lines_of(hall.state).head("A") is not None
    hall.on(hall.date.replace(day=hall.date.day + 1), "08:00").do(OpenDay(hall.date))
    assert everybody(hall.state, "A") == []
    assert lines_of(hall.state).head("A") is None


def test_they_are_no_part_of_the_state(hall: Play) -> None:
    hall.issue("KTP")
    asked = lines_of(hall.state)
    plain = states.decode(states.encode(hall.state))
    assert plain == hall.state
    assert known_lines(plain) is None
    other = deepcopy(hall.state)
    assert known_lines(other) is None
    assert Lines(other).head("A") == asked.head("A")
