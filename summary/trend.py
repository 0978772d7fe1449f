"""Visits over time beside those of the year before, by the day, week or month. Pure.

Days and weeks stand beside those of 364 days earlier, so that weekdays meet; months beside the same month.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from core.rollup.account import Account
from core.words import Text
from summary.period import month_names, period, same_day

WEEKS_OF_A_YEAR = dt.timedelta(days=364)
MOST_DAYS, MOST_WEEKS = 31, 100
"""Up to so many days apart each day has its point, then each week; beyond that each month."""


class Past(NamedTuple):
    """`days`: those of the year before, as far as they are known; `totals`: visits by month from before Besti."""

    days: Sequence[Account] = ()
    totals: Mapping[str, int] = {}


class Point(NamedTuple):
    """`name`: at the axis; `long`: in a sentence. None: nothing is known of it. `imported`: not counted by Besti."""

    name: str
    long: Text
    now: int | None
    before: int | None
    imported: bool = False


def points(days: Sequence[Account], past: Past, language: str) -> list[Point]:
    """One for each day, week or month that has a day in `days`; none where there are none.

    What is not over yet is held against as much of the year before.
    """
    if not days:
        return []
    dates = [dt.date.fromisoformat(account.day) for account in days]
    now = dict(zip(dates, (account.tickets.visits for account in days), strict=True))
    before = {dt.date.fromisoformat(account.day): account.tickets.visits for account in past.days}
    span, last = (max(dates) - min(dates)).days, max(dates)
    if span >= MOST_WEEKS:
        known = {day: visits for day, visits in before.items() if day <= same_day(last, last.year - 1)}
        return _months(now, known, past.totals, language)
    shifted = {day + WEEKS_OF_A_YEAR: visits for day, visits in before.items() if day + WEEKS_OF_A_YEAR <= last}
    return _days(now, shifted) if span < MOST_DAYS else _weeks(now, shifted)


def _days(now: Mapping[dt.date, int], before: Mapping[dt.date, int]) -> list[Point]:
    return [Point(f"{day:%d/%m}", _of_day(day), now[day], before.get(day)) for day in sorted(now)]


def _weeks(now: Mapping[dt.date, int], before: Mapping[dt.date, int]) -> list[Point]:
    sums, earlier = _summed(now, _monday), _summed(before, _monday)
    return [
        Point(f"{monday:%d/%m}", Text(f"minggu {monday:%d/%m}", f"the week of {monday:%d/%m}"), sums[monday],
              earlier.get(monday))
        for monday in sorted(sums)
    ]  # fmt: skip


def _months(
    now: Mapping[dt.date, int], before: Mapping[dt.date, int], totals: Mapping[str, int], language: str
) -> list[Point]:
    """A month that is not over yet is not held against a whole one."""
    sums, earlier, last = _summed(now, _first), _summed(before, _first), max(now)
    found = []
    for month in sorted(sums):
        same = month.replace(year=month.year - 1)
        old = earlier.get(same)
        over = period("month", month).last <= last or month != _first(last)
        imported = old is None and over and f"{same:%Y-%m}" in totals
        name = month_names(month)
        short = name.in_language(language)[:3]
        found.append(Point(short, name, sums[month], totals[f"{same:%Y-%m}"] if imported else old, imported))
    return found


def _summed(visits: Mapping[dt.date, int], key: Callable[[dt.date], dt.date]) -> dict[dt.date, int]:
    sums: dict[dt.date, int] = {}
    for day, count in visits.items():
        sums[key(day)] = sums.get(key(day), 0) + count
    return sums


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _first(day: dt.date) -> dt.date:
    return day.replace(day=1)


def _of_day(day: dt.date) -> Text:
    return Text(f"{day:%d/%m/%Y}", f"{day:%d/%m/%Y}")
