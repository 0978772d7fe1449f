"""The form of the site file: strict about names, one reading for each weekday."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from core.site import WEEKDAYS, Site, Week
from tests.core.sample import put, raw, site


@pytest.mark.parametrize("day", range(7))
def test_a_week_is_read_by_date(day: int) -> None:
    spans = (("08:00", "09:00"),)
    week = Week(**{WEEKDAYS[day]: spans})
    monday = dt.date(2026, 11, 23)
    assert [week.on(monday + dt.timedelta(n)) for n in range(7)] == [spans if n == day else () for n in range(7)]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("quota", 5),
        ("site.motto_en", "Done"),
        ("hours.week.monday", []),
        ("agencies.0.letters.0.quotas", 5),
        ("agencies.0.services.0.minutes", "10"),
        ("hours.periods.0.from", "8 Februari"),
        ("hours.week.mon", [["08:00"]]),
        ("priority.needs.0.id", "wheelchair"),
    ],
)
def test_what_is_not_known_is_not_taken(place: str, value: Any) -> None:
    doc = raw()
    put(doc, place, value)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(doc, Site)


def test_the_sample_survives_writing_and_reading() -> None:
    assert msgspec.json.decode(msgspec.json.encode(site()), type=Site) == site()


def test_a_period_is_written_with_from() -> None:
    assert b'"from":"2027-02-08"' in msgspec.json.encode(site())
