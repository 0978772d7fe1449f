"""The plan of a date."""

import datetime as dt

import pytest

from core.site import Override, Week
from core.timetable import Spans, day_has_service, rolling_break, spans_on, taking
from tests.core.hours_site import FRIDAY, MONDAY, SATURDAY, TUESDAY, catalog

HALL = catalog()


def told(spans: Spans) -> str:
    return " ".join(f"{HALL.local(start):%H:%M}-{HALL.local(end):%H:%M}" for start, end in spans)


@pytest.mark.parametrize(
    ("letter", "day", "expected"),
    [
        (None, MONDAY, "08:00-15:00"),
        (None, FRIDAY, "08:00-11:30 13:00-15:00"),
        ("A", FRIDAY, "08:00-11:30 13:00-15:00"),
        ("B", MONDAY, "08:00-12:00 13:00-14:00"),
        ("B", FRIDAY, "08:00-11:30 13:30-14:00"),
        ("B", SATURDAY, ""),
        ("M", MONDAY, ""),
        ("M", TUESDAY, "10:00-12:00"),
        ("B", dt.date(2027, 2, 12), "09:00-11:00"),
    ],
)
def test_when_a_letter_is_served(letter: str | None, day: dt.date, expected: str) -> None:
    assert told(spans_on(HALL, letter, day)) == expected


def test_the_hall_is_open_for_every_agency_with_hours_of_its_own() -> None:
    hall = catalog(
        Override(MONDAY, (("06:00", "07:00"),), "visiting"),
        Override(MONDAY, (("10:00", "17:00"),), "bank"),
    )
    assert told(spans_on(hall, None, MONDAY)) == "06:00-07:00 08:00-17:00"
    assert told(spans_on(hall, "B", MONDAY)) == "10:00-17:00"


def test_a_day_too_short_for_a_number_gives_none() -> None:
    hall = catalog(Override(MONDAY, (("08:00", "08:20"),)), kiosk_opens_minutes=0)
    assert told(spans_on(hall, "A", MONDAY)) == "08:00-08:20"
    assert taking(hall, "A", MONDAY) == ()


def test_days_with_service() -> None:
    assert day_has_service(HALL, MONDAY)
    assert not day_has_service(HALL, SATURDAY)
    assert day_has_service(catalog(Override(SATURDAY, (("08:00", "09:00"),), "bank")), SATURDAY)


def test_breaks_in_turns_are_told_while_the_hall_is_open() -> None:
    noon = HALL.at(MONDAY, "12:00")
    assert rolling_break(HALL, noon) == (noon, HALL.at(MONDAY, "13:00"))
    assert rolling_break(HALL, noon - 1) is None
    assert rolling_break(HALL, HALL.at(SATURDAY, "12:00")) is None
    assert rolling_break(catalog(rolling_break=Week()), noon) is None


def test_a_plan_is_worked_out_once_for_each_site_file(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = catalog()
    assert spans_on(asked, "A", MONDAY) is spans_on(asked, "A", MONDAY)
    assert asked.plans.keys() == {("spans_on", "A", MONDAY), ("served", "A", MONDAY)}
    assert spans_on(catalog(), "A", MONDAY) == spans_on(asked, "A", MONDAY)
    monkeypatch.setattr("core.timetable.MOST_PLANS", 2)
    assert spans_on(asked, "A", TUESDAY) != spans_on(asked, "A", MONDAY)
    assert len(asked.plans) <= 2
