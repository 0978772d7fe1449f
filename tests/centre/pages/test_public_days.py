"""Months that are read once in their time, and two years never again at once."""

import datetime as dt

import pytest
from sqlalchemy import Connection

from centre.database import Database
from centre.public_days import FRESH_S, SETTLED_S, PublicMonths
from core.rollup.brief import Brief
from store import centre_rollups

TODAY = dt.date(2026, 11, 24)
MONTHS = 23


class Clock:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The first day of each month that is read."""
    found: list[str] = []

    def briefs(_: Connection, first: str, last: str) -> list[Brief]:
        found.append(first)
        return [Brief("mpp-belu", last, visits=len(found))]

    monkeypatch.setattr(centre_rollups, "briefs", briefs)
    return found


def test_what_is_fresh_is_not_read_again(database: Database, asked: list[str]) -> None:
    clock = Clock()
    months = PublicMonths(clock)
    with database.reading() as connection:
        first = months.read(connection, TODAY)
        clock.now_s = FRESH_S - 1
        assert months.read(connection, TODAY) == first
        assert len(first) == len(asked) == MONTHS
        clock.now_s = FRESH_S
        months.read(connection, TODAY)
    assert asked[MONTHS:] == ["2026-10-01", "2026-11-01"]


def test_old_months_are_read_again_one_at_a_question_until_all_are_fresh(database: Database, asked: list[str]) -> None:
    clock = Clock()
    months = PublicMonths(clock)
    with database.reading() as connection:
        months.read(connection, TODAY)
        clock.now_s = SETTLED_S
        for _ in range(MONTHS):
            before = len(asked)
            found = months.read(connection, TODAY)
            assert len(found) == MONTHS
            assert sum(first < "2026-10" for first in asked[before:]) <= 1
    assert sorted(asked[MONTHS:]) == sorted(asked[:MONTHS])
    assert found[0].days["2025-01-31"].visits > MONTHS
