"""The stretches of days that a report may be about: their first and last day, their label and title. Pure."""

import datetime as dt
from typing import NamedTuple

from core.words import Text

KINDS = ("day", "week", "month", "quarter", "year")


class Period(NamedTuple):
    """`last` is included. `label`: as 2026-11-24, 2026-W48, 2026-11, 2026-Q4, 2026."""

    first: dt.date
    last: dt.date
    label: str
    title: Text


def period(kind: str, day: dt.date) -> Period:
    """The period of a kind (one of KINDS) that `day` is in."""
    return {"day": _day, "week": _week, "month": _month, "quarter": _quarter, "year": _year}[kind](day)


def before(kind: str, of: Period) -> Period:
    """What a period is held against: the same weekday a week ago, or the period before."""
    return period(kind, of.first - dt.timedelta(days=7 if kind == "day" else 1))


def same_day(day: dt.date, year: int) -> dt.date:
    """The same date of another year; 29 February is the 28th in a year without one."""
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _day(day: dt.date) -> Period:
    return Period(day, day, day.isoformat(), day_title(day))


def _week(day: dt.date) -> Period:
    first = day - dt.timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Period(
        first,
        first + dt.timedelta(days=6),
        f"{year}-W{week:02}",
        Text(f"Minggu {week}, {year}", f"Week {week}, {year}"),
    )


def month_names(day: dt.date) -> Text:
    """ "November", whatever the locale of the machine."""
    return Text(_MONTHS_ID[day.month - 1], _MONTHS_EN[day.month - 1])


def _month(day: dt.date) -> Period:
    name = month_names(day)
    title = Text(f"{name.id} {day.year}", f"{name.en} {day.year}")
    return Period(day.replace(day=1), _end(day.year, day.month), f"{day:%Y-%m}", title)


def _quarter(day: dt.date) -> Period:
    quarter = (day.month + 2) // 3
    title = Text(f"Triwulan {quarter}, {day.year}", f"Quarter {quarter}, {day.year}")
    return Period(dt.date(day.year, 3 * quarter - 2, 1), _end(day.year, 3 * quarter), f"{day.year}-Q{quarter}", title)


def _year(day: dt.date) -> Period:
    title = Text(f"Tahun {day.year}", f"The year {day.year}")
    return Period(dt.date(day.year, 1, 1), dt.date(day.year, 12, 31), str(day.year), title)


def _end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


_DAYS_ID = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS_ID = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day_title(date: dt.date) -> Text:
    """ "Selasa, 24 November 2026", whatever the locale of the machine."""
    return Text(
        f"{_DAYS_ID[date.weekday()]}, {date.day} {_MONTHS_ID[date.month - 1]} {date.year}",
        f"{_DAYS_EN[date.weekday()]}, {date.day} {_MONTHS_EN[date.month - 1]} {date.year}",
    )
