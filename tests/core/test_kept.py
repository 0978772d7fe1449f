"""Kept promises, counted: shares, the band of chance, and alarms."""

import datetime as dt

import pytest

from core.kept import Alarm, Outcome, Share, alarm, shares, trends

MONDAY = dt.date(2026, 9, 7)


def outcome(called_ms: int, day: dt.date = MONDAY, service: str = "A1") -> Outcome:
    return Outcome(day, service, 1, 9, called_ms, 10, 20)


def share(kept: int, promised: int) -> Share:
    return Share(promised, promised - kept, 0, 0)


def test_a_call_at_either_end_of_the_span_keeps_the_promise() -> None:
    counted = Share.of([outcome(called) for called in (9, 10, 15, 20, 21, 30)])
    assert (counted.promised, counted.kept, counted.early, counted.late, counted.width_ms) == (6, 3, 1, 2, 60)


@pytest.mark.parametrize(
    ("kept", "promised", "low", "high"),
    [(80, 100, 0.7112, 0.8666), (0, 5, 0.0, 0.4345), (5, 5, 0.5655, 1.0), (1, 1, 0.2065, 1.0)],
)
def test_the_band_is_wilsons(kept: int, promised: int, low: float, high: float) -> None:
    assert list(share(kept, promised).band) == pytest.approx([low, high], abs=1e-4)


def test_shares_stand_in_the_order_of_their_keys() -> None:
    found = shares([outcome(15, service="B1"), outcome(9, service="A1"), outcome(15, service="A1")], _service)
    assert [(code, each.promised, each.kept) for code, each in found.items()] == [("A1", 2, 1), ("B1", 1, 1)]


def _service(found: Outcome) -> str:
    return found.service


@pytest.mark.parametrize(
    ("kept", "promised", "alarming"),
    [
        (80, 100, None),
        (74, 100, None),  # chance
        (740, 1000, Alarm.BROKEN),
        (750, 1000, None),
        (89, 100, Alarm.TOO_WIDE),
        (880, 1000, None),
        (9, 10, None),  # chance
    ],
)
def test_what_chance_does_not_explain_alarms(kept: int, promised: int, alarming: Alarm | None) -> None:
    assert alarm(share(kept, promised)) == alarming


def test_five_days_alarm_and_four_do_not() -> None:
    days = [MONDAY + dt.timedelta(n) for n in (0, 1, 2, 4, 7, 8)]
    found = trends([outcome(9 if n % 2 else 15, day) for day in reversed(days) for n in range(100)])
    assert [trend.day for trend in found] == days
    assert [trend.alarm for trend in found] == [None] * 4 + [Alarm.BROKEN] * 2
    assert [trend.five.promised for trend in found] == [100, 200, 300, 400, 500, 500]
    assert [trend.share.kept for trend in found] == [50] * 6
