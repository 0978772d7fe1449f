"""What the state of the hall says about a line."""

import pytest

from core.commands import CallNext, CloseCounter, PauseAgency, PauseCounter
from core.promise.book import Book
from core.promise.scenes import Scenes
from core.words import Reason
from tests.core.play import Play
from tests.core.small_site import SMALL


def counters(play: Play, letter: str) -> float:
    scenes = Scenes(Book.empty(), SMALL)
    return scenes.counters(play.state, letter, scenes.today.hours(play.state, letter), play.now_ms)


def idle(play: Play, letter: str) -> int:
    return Scenes(Book.empty(), SMALL).idle(play.state, letter, play.now_ms)


def test_lines_that_share_a_counter_share_all_their_counters_by_the_work_that_waits(hall: Play) -> None:
    """So both are cleared at the same time, as the rule has it: whoever came first, in whichever line."""
    assert (counters(hall, "A"), counters(hall, "B")) == (3.0, 1.0)
    scenes = Scenes(Book.empty(), SMALL)
    each = scenes.work.minutes("A"), scenes.work.minutes("B")
    for service in ("KTP", "KTP", "KTP", "AKTA"):
        hall.issue(service)
    for n in range(9):
        hall.issue("KTP", device=f"k{n}")
    work = 12 * each[0], 1 * each[1]
    assert counters(hall, "B") == pytest.approx(3 * work[1] / sum(work))
    assert counters(hall, "A") == pytest.approx(3 * work[0] / sum(work))


def test_no_line_has_more_counters_than_its_own_nor_fewer_than_serve_it_alone(hall: Play) -> None:
    for n in range(4):
        hall.issue("AKTA", device=f"k{n}")
    assert (counters(hall, "A"), counters(hall, "B")) == (2.0, 1.0)
    hall.do(CloseCounter(2))
    assert (counters(hall, "A"), counters(hall, "B")) == (2.0, 0.0)


def test_a_counter_on_a_break_counts_a_closed_one_does_not(hall: Play) -> None:
    hall.do(PauseCounter(1, Reason.TOILET))
    assert (counters(hall, "A"), idle(hall, "A")) == (3.0, 2)
    hall.do(CloseCounter(5))
    assert (counters(hall, "A"), idle(hall, "A")) == (2.0, 1)


def test_a_counter_with_a_visitor_is_not_idle(hall: Play) -> None:
    hall.issue("KTP")
    hall.do(CallNext(1))
    assert idle(hall, "A") == 2


def test_before_the_hall_opens_every_planned_counter_will_come(play: Play) -> None:
    play.opened()
    assert (counters(play, "A"), idle(play, "A")) == (3.0, 3)
    assert counters(play.at("08:29"), "C") == 1.0
    assert counters(play.at("08:30"), "A") == 0.0


def test_a_question_holds_what_is_known(hall: Play) -> None:
    scenes = Scenes(Book.empty(), SMALL)
    first = hall.issue("KTP")
    hall.later(minutes=5).issue("KTP")
    question = scenes.question(hall.state, "A", first.issued_ms, hall.now_ms)
    assert (question.line, question.scene.configured, question.scene.counters) == ("A", 8.5, 3.0)
    assert question.scene.head_ms == first.issued_ms
    assert question.scene.end_ms == SMALL.at(hall.date, "15:00")
    assert question.scene.counters_open
    assert scenes.question(hall.state, "C", None, hall.now_ms).scene.head_ms is None


def test_no_counter_is_open_where_none_came_or_the_agency_is_shut(hall: Play) -> None:
    scenes = Scenes(Book.empty(), SMALL)
    hall.do(CloseCounter(3))
    scene = scenes.question(hall.state, "C", None, hall.now_ms).scene
    assert (scene.counters, scene.counters_open) == (1.0, False)
    hall.do(PauseAgency("dukcapil", Reason.SYSTEM_DOWN, None))
    assert not scenes.question(hall.state, "A", None, hall.now_ms).scene.counters_open
