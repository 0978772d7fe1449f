"""The rhythm of a queue's day."""

import pytest

from core.promise.rhythm import Rhythm


def taught() -> Rhythm:
    """Two calls a minute from eight to half past, none for the next half-hour, for many days."""
    rhythm = Rhythm.unknown()
    for _ in range(40):
        rhythm.waited(480.0, 540.0)
        for n in range(60):
            rhythm.called(480.0 + n / 2)
        rhythm.next_day()
    return rhythm


def test_the_day_goes_on_as_the_days_before() -> None:
    way = taught().ahead(495.0, 1.0)
    assert [gone for gone, _, _ in way[:3]] == [0.0, 15.0, 45.0]
    assert [done for _, done, _ in way[:3]] == pytest.approx([0.0, 28.0, 32.0], rel=0.1)
    assert way[0][2] == pytest.approx(1.88, abs=0.02)
    assert way[2][2] == 1.0


def test_the_day_is_looked_at_as_far_as_somebody_asks() -> None:
    whole = taught().ahead(495.0, 1.0)
    assert taught().ahead(495.0, 1.0, 0.5) == whole[:2]
    assert taught().ahead(495.0, 1.0, whole[2][1]) == whole[:3]


def test_what_happened_today_counts_from_tomorrow_on() -> None:
    rhythm = Rhythm.unknown()
    rhythm.waited(480.0, 500.0)
    assert rhythm.ahead(480.0, 1.0)[0][2] == 1.0
    rhythm.next_day()
    assert rhythm.ahead(480.0, 1.0)[0][2] == 0.5


def test_it_goes_on_past_midnight() -> None:
    gone = [gone for gone, _, _ in Rhythm.unknown().ahead(1430.0, 1.0)]
    assert gone[:3] == [0.0, 10.0, 40.0]
    assert gone[-1] < 600.0 <= gone[-1] + 30.0


def test_the_usual_wait_is_that_of_the_hour() -> None:
    rhythm = Rhythm.unknown()
    assert rhythm.usual(500.0) == (0.0, 0.0, 1.0)
    for _ in range(200):
        rhythm.outcome(500.0, 15.0, 16.0)
    root, each, unknown = rhythm.usual(500.0)
    assert unknown == pytest.approx(0.083, abs=0.01)
    assert (root + unknown * 2.0, each + unknown * 1.0) == pytest.approx((2.0, 1.0))
    assert rhythm.usual(520.0)[2] < rhythm.usual(600.0)[2] == 1.0
