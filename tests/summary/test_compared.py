"""What a report is held against: the right days, the right sums, and what Besti did not count is marked."""

import datetime as dt

import pytest

from core.rollup.account import Account
from core.words import Text
from summary.compared import Past, before_besti, compared, pasts
from summary.period import period
from tests.summary.days import lengths, quiet

DAY = dt.date(2026, 11, 24)
NOW = Text("Hari ini", "Today")


def spans(kind: str, day: dt.date = DAY) -> list[tuple[str, str]]:
    return [(str(past.first), str(past.last)) for past in pasts(kind, period(kind, day))]


def test_a_day_is_held_against_the_same_weekday_and_the_year() -> None:
    assert spans("day") == [
        ("2026-11-17", "2026-11-17"), ("2026-10-27", "2026-10-27"), ("2025-11-25", "2025-11-25"),
        ("2026-01-01", "2026-11-24"), ("2025-01-01", "2025-11-24"),
    ]  # fmt: skip
    assert {dt.date.fromisoformat(first).weekday() for first, _ in spans("day")[:3]} == {DAY.weekday()}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("week", [("2026-11-16", "2026-11-22"), ("2025-11-24", "2025-11-30")]),
        ("month", [("2026-10-01", "2026-10-31"), ("2025-11-01", "2025-11-30")]),
        ("quarter", [("2026-07-01", "2026-09-30"), ("2025-10-01", "2025-12-31")]),
        ("year", [("2025-01-01", "2025-12-31")]),
    ],
)
def test_a_period_is_held_against_the_one_before_and_a_year_ago(kind: str, expected: list[tuple[str, str]]) -> None:
    assert spans(kind)[: len(expected)] == expected
    assert len(spans(kind)) == len(expected) + (0 if kind == "year" else 2)


def test_the_29th_of_february_has_a_year_before_it() -> None:
    assert spans("day", dt.date(2028, 2, 29))[-1] == ("2027-01-01", "2027-02-28")


def year(number: int) -> Past:
    return Past(Text(str(number), str(number)), dt.date(number, 1, 1), dt.date(number, 12, 31))


def test_what_was_imported_counts_only_by_whole_known_months() -> None:
    totals = {f"2024-{month:02}": 2000 for month in range(1, 13)}
    assert before_besti(year(2024), totals) == 24_000
    assert before_besti(year(2025), totals) is None
    assert before_besti(year(2024)._replace(last=dt.date(2024, 12, 30)), totals) is None
    del totals["2024-05"]
    assert before_besti(year(2024), totals) is None


def test_own_figures_come_first_and_beat_what_was_imported() -> None:
    first, second = quiet(20, "2025-03-03"), quiet(30, "2025-03-04")
    first.services["S"].waits, second.services["S"].waits = lengths(5, 20), lengths(9, 30)
    totals = {f"{number}-{month:02}": 2000 for number in (2024, 2025) for month in range(1, 13)}
    known: list[tuple[Past, list[Account]]] = [(year(2025), [first, second]), (year(2024), []), (year(2023), [])]
    table = compared((NOW, quiet()), known, totals, "id")
    cells = [tuple(cell.en for cell in row[:3]) for row in table.rows]
    assert cells == [("Today", "20", "–"), ("2025", "50", "9"), ("2024", "24.000*", "–")]
    assert table.foot.en.startswith("* From records before Besti")


def test_without_a_past_there_is_no_table() -> None:
    table = compared((NOW, quiet()), [(year(2023), [])], {}, "id")
    assert (table.rows, table.foot.en) == ([], "")
