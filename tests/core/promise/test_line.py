"""What is learned of a queue."""

import pytest

from core.promise.line import DAYS, MOST_MINUTES, Line
from core.promise.span import MINUTE_MS


def opened() -> Line:
    line = Line.unknown()
    line.day(0, 480 * MINUTE_MS)
    line.stands(True, 2.0)
    return line


def test_a_cycle_is_counter_time_per_call_while_somebody_waits() -> None:
    line = opened()
    assert line.cycle(8.0) == 8.0
    for n in range(1, 91):
        line.until((480 + 2 * n) * MINUTE_MS)
        line.called((480 + 2 * n) * MINUTE_MS, 20.0)
    assert line.cycle(8.0) == pytest.approx((90 * 4 + 80) / 100)


def test_time_in_which_nobody_waits_and_planned_gaps_are_not_counted() -> None:
    line = opened()
    line.until(490 * MINUTE_MS, rest_ms=4 * MINUTE_MS)
    assert (line.minutes, line.all_minutes) == (12.0, 6.0)
    line.stands(False, 2.0)
    line.until(500 * MINUTE_MS)
    assert line.minutes == 12.0


def test_a_clock_that_went_back_is_waited_for() -> None:
    line = opened()
    line.until(490 * MINUTE_MS)
    line.until(470 * MINUTE_MS)
    line.until(491 * MINUTE_MS)
    assert line.all_minutes == 11.0


def test_what_was_long_ago_counts_half() -> None:
    line = opened()
    for half in (1, 2):
        line.until(480 * MINUTE_MS + half * round(MOST_MINUTES) // 2 * MINUTE_MS)
    line.called(line.now_ms, 1.0)
    assert (line.calls, line.minutes) == (0.5, MOST_MINUTES)


def test_only_the_last_hour_is_recent_also_out_of_order() -> None:
    line = opened()
    for minute in (481, 520, 510, 545):
        line.called(minute * MINUTE_MS, None)
    assert [ms // MINUTE_MS for ms in line.recent] == [510, 520, 545]
    assert line.last_ms == 545 * MINUTE_MS


def test_the_last_wait_is_of_somebody_called_in_turn() -> None:
    line = opened()
    line.called(490 * MINUTE_MS, 9.0)
    line.called(491 * MINUTE_MS, None)
    assert line.last_wait == 9.0


def test_the_end_of_the_day_is_that_of_the_days_before() -> None:
    line = opened()
    assert line.left(600 * MINUTE_MS) is None
    for day, end in enumerate((700, 900, 720, 710, 730, 740), start=1):
        line.called((24 * 60 * (day - 1) + end) * MINUTE_MS, 1.0)
        line.day(24 * 60 * day * MINUTE_MS, 24 * 60 * day * MINUTE_MS)
    assert line.ends == [900, 720, 710, 730, 740]
    assert len(line.ends) == DAYS
    assert line.left((24 * 60 * 6 + 600) * MINUTE_MS) == 130.0
    assert line.left((24 * 60 * 6 + 800) * MINUTE_MS) == 1.0


def test_a_day_without_calls_leaves_no_end() -> None:
    line = opened()
    line.day(24 * 60 * MINUTE_MS, 24 * 60 * MINUTE_MS)
    assert line.ends == []
    assert (line.waits, line.since_ms) == (False, None)
