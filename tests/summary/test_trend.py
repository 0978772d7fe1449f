"""Visits over time beside those of the year before: the right days meet, and nothing half is held against a whole."""

import datetime as dt

import pytest

from core.rollup.account import Account
from summary.charts import charts
from summary.trend import Past, points
from tests.summary.days import quiet

FIRST = dt.date(2026, 9, 7)


def run(first: dt.date, count: int, visits: int = 10) -> list[Account]:
    return [quiet(visits + n % 7, (first + dt.timedelta(days=n)).isoformat()) for n in range(count)]


def test_days_stand_beside_the_same_weekday_of_the_year_before() -> None:
    days, before = run(FIRST, 5), run(FIRST - dt.timedelta(days=364), 3, 100)
    found = points(days, Past(before), "en")
    assert [(p.name, p.now, p.before) for p in found] == [
        ("07/09", 10, 100), ("08/09", 11, 101), ("09/09", 12, 102), ("10/09", 13, None), ("11/09", 14, None),
    ]  # fmt: skip


def test_a_quarter_is_told_by_the_week_and_a_week_that_is_not_over_against_as_much() -> None:
    days = run(FIRST, 60)
    before = run(FIRST - dt.timedelta(days=364), 90)
    found = points(days, Past(before), "en")
    assert len(found) == 9
    assert [(p.now, p.before) for p in found] == [(p.now, p.now) for p in found]
    assert sum(p.now or 0 for p in found) == sum(day.tickets.visits for day in days)


def test_a_year_is_told_by_the_month_and_takes_what_was_imported_only_for_whole_months() -> None:
    days = run(dt.date(2026, 1, 1), 140)  # up to 20 May
    totals = {"2025-01": 900, "2025-02": 800, "2025-05": 700}
    before = run(dt.date(2025, 2, 1), 28, 1)
    found = points(days, Past(before, totals), "en")
    assert [(p.name, p.imported, p.before) for p in found] == [
        ("Jan", True, 900), ("Feb", False, sum(day.tickets.visits for day in before)), ("Mar", False, None),
        ("Apr", False, None), ("May", False, None),
    ]  # fmt: skip
    assert [p.name for p in points(days, Past(), "id")] == ["Jan", "Feb", "Mar", "Apr", "Mei"]


def test_the_month_that_is_running_is_held_against_the_same_days() -> None:
    days = run(dt.date(2026, 1, 1), 140)
    found = points(days, Past(run(dt.date(2025, 5, 1), 31)), "en")
    assert found[-1].before == sum(10 + n % 7 for n in range(20))


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_chart_has_the_line_of_the_year_before_and_says_both_sums(language: str) -> None:
    days, before = run(FIRST, 5), run(FIRST - dt.timedelta(days=364), 5, 100)
    (chart,) = [each for each in charts_of(days, Past(before), language) if each.name == "trend"]
    (alone,) = [each for each in charts_of(days, Past(), language) if each.name == "trend"]
    assert ("60" in chart.alternative, "510" in chart.alternative, "510" in alone.alternative) == (True, True, False)
    assert chart.svg.count("stroke-dasharray") > alone.svg.count("stroke-dasharray")


def test_what_is_told_of_the_chart_has_its_thousands() -> None:
    days = run(FIRST, 5, 24_000)
    (chart,) = [each for each in charts_of(days, Past(run(FIRST - dt.timedelta(days=364), 5, 1_000)), "id") if each.svg]
    assert chart.alternative == (
        "Terbanyak: 11/09/2026, 24.004 kunjungan. Pada waktu yang ada di kedua tahun: 120.010, tahun sebelumnya 5.010."
    )


def charts_of(days: list[Account], past: Past, language: str) -> list:  # type: ignore[type-arg]
    return charts(quiet(), days, past, language, "Asia/Makassar")


def test_one_day_has_no_trend() -> None:
    assert [chart.name for chart in charts_of(run(FIRST, 1), Past(), "id")] == []
