"""The guesses that the promise blends."""

import pytest

from core.promise.bend import bent, straight
from core.promise.line import Line
from core.promise.outlook import GUESSES, TRUSTED, UNKNOWN_END, Outlook, Scene
from core.promise.span import MINUTE_MS

NINE = 540 * MINUTE_MS
CLOSED, LAST, HEAD, RECENT, LULL, USUAL, USUAL_EACH, BY_DAY, END = range(1, GUESSES)


def line() -> Line:
    made = Line.unknown()
    made.day(0, 480 * MINUTE_MS)
    return made


def scene(head: int | None = None, end: int | None = None) -> Scene:
    return Scene(NINE, 8.0, 2.0, None if head is None else head * MINUTE_MS, None if end is None else end * MINUTE_MS)


def test_a_line_of_which_nothing_is_known_moves_as_configured() -> None:
    guesses = Outlook(line(), scene()).guesses(6.0)
    assert len(guesses) == GUESSES
    minutes = [round(straight(guess), 1) for guess in guesses]
    assert minutes[TRUSTED] == minutes[LAST] == minutes[BY_DAY] == minutes[END] == 24.0
    assert minutes[USUAL] == minutes[USUAL_EACH] == 24.0
    assert minutes[HEAD] == minutes[LULL] == 0.0
    assert minutes[RECENT] == pytest.approx(36.0)


def test_calls_of_the_last_hour_tell_the_pace_and_the_lull() -> None:
    moved = line()
    moved.until(490 * MINUTE_MS)
    moved.stands(True, 2.0)
    for minute in range(500, 531):
        moved.called(minute * MINUTE_MS, 11.0)
    guesses = Outlook(moved, scene(head=520)).guesses(6.0)
    assert straight(guesses[RECENT]) == pytest.approx(6 * (50 + 5 + 10) / (31 + 2.5 * 40 / 41 * 1.51), rel=0.2)
    assert [straight(guesses[n]) for n in (LAST, HEAD, LULL)] == pytest.approx([11.0, 20.0, 10.0])


def test_before_the_first_call_the_lull_is_as_old_as_the_line() -> None:
    fresh = line()
    fresh.until(500 * MINUTE_MS)
    fresh.stands(True, 2.0)
    assert straight(Outlook(fresh, scene()).guesses(1.0)[LULL]) == pytest.approx(40.0)


def test_the_usual_wait_of_the_hour_is_remembered_whole_and_per_person() -> None:
    known = line()
    for _ in range(300):
        known.rhythm.outcome(540.0, 30.0, 10.0)
    guesses = Outlook(known, scene()).guesses(20.0)
    assert straight(guesses[USUAL]) == pytest.approx(33.0, abs=2.0)
    assert straight(guesses[USUAL_EACH]) == pytest.approx(62.0, abs=3.0)


def test_the_pace_of_each_half_hour_is_walked_through() -> None:
    known = line()
    for _ in range(20):
        known.rhythm.waited(540.0, 600.0)
        for n in range(60):
            known.rhythm.called(540.0 + n / 2)
        known.rhythm.next_day()
    by_day = [straight(Outlook(known, scene()).guesses(work)[BY_DAY]) for work in (1.0, 30.0, 60.0, 5000.0)]
    assert by_day[0] < 1.0
    assert by_day[1] == pytest.approx(18.0, abs=4.0)
    assert by_day[2] == pytest.approx(80.0, abs=10.0)
    assert by_day[3] > 600.0


@pytest.mark.parametrize(
    ("ends", "end", "left"), [([], None, UNKNOWN_END), ([], 600, 60.0), ([560], 600, 20.0), ([], 500, 1)]
)
def test_the_end_of_the_day_bounds_a_guess(ends: list[int], end: int | None, left: float) -> None:
    late = line()
    late.ends = ends
    assert Outlook(late, scene(end=end)).guesses(400.0)[END] == pytest.approx(bent(left))


def test_who_asks_for_much_and_for_little_hears_what_each_would_alone() -> None:
    asked = Outlook(line(), scene())
    works = [0.5, 3.0, 900.0, 2.0, 5000.0, 40.0, 0.05]
    assert [asked.guesses(work) for work in works] == [Outlook(line(), scene()).guesses(work) for work in works]
