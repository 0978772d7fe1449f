"""The one function that decides open or closed, told as a visitor would."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalog import Catalog
from core.hours import Code, Opening, next_opening, opening
from core.site import Override
from core.state import Closing, Pause, State
from core.words import Reason
from tests.core.hours_site import AGENCIES, COUNTERS, FRIDAY, MONDAY, REST, TUESDAY, agency, catalog, today

HALL = catalog()


def ms(wall: str, hall: Catalog = HALL) -> int:
    day, clock = wall.split()
    return hall.at(dt.date.fromisoformat(day), clock)


def told(found: Opening, hall: Catalog = HALL) -> tuple[str, str | None]:
    """The code, and the end of giving numbers while open, else when the next can be taken."""
    at = found.until_ms if found.open else found.from_ms
    return found.code.value, None if at is None else f"{hall.local(at):%m-%d %H:%M}"


def at(wall: str, letter: str | None = "A", state: State | None = None, hall: Catalog = HALL) -> tuple[str, str | None]:
    return told(opening(hall, state or State(), letter, ms(wall, hall)), hall)


@pytest.mark.parametrize(
    ("wall", "letter", "expected"),
    [
        ("2026-11-23 07:29", "A", ("not_yet", "11-23 07:30")),
        ("2026-11-23 07:30", "A", ("open", "11-23 14:30")),
        ("2026-11-23 14:29", "A", ("open", "11-23 14:30")),
        ("2026-11-23 14:30", "A", ("last_ticket", "11-24 07:30")),
        ("2026-11-23 15:00", "A", ("closed", "11-24 07:30")),
        ("2026-11-27 11:29", "A", ("open", "11-27 11:30")),
        ("2026-11-27 11:30", "A", ("break", "11-27 13:00")),
        ("2026-11-27 13:00", "A", ("open", "11-27 14:30")),
        ("2026-11-27 14:45", "A", ("last_ticket", "11-30 07:30")),
        ("2026-11-28 09:00", "A", ("closed", "11-30 07:30")),
        ("2026-12-25 09:00", "A", ("holiday", "12-28 07:30")),
        ("2026-12-25 09:00", None, ("holiday", "12-28 07:30")),
        ("2026-11-23 09:00", None, ("open", "11-23 14:30")),
        ("2026-11-27 12:00", None, ("break", "11-27 13:00")),
        ("2026-11-28 09:00", None, ("closed", "11-30 07:30")),
        # The bank has lunch while the hall is open: numbers are given on.
        ("2026-11-23 12:30", "B", ("open", "11-23 13:30")),
        ("2026-11-23 13:30", "B", ("last_ticket", "11-24 07:30")),
        # Its Friday afternoon begins at 13:30, the hall's at 13:00.
        ("2026-11-27 11:45", "B", ("break", "11-27 13:00")),
        ("2026-11-27 13:15", "B", ("open", "11-27 13:30")),
        # Its Saturday is cut away: the site is closed.
        ("2026-11-28 09:00", "B", ("closed", "11-30 07:30")),
        # An office that comes once a week.
        ("2026-11-23 10:00", "M", ("closed", "11-24 09:30")),
        ("2026-11-24 09:00", "M", ("not_yet", "11-24 09:30")),
        ("2026-11-24 11:15", "M", ("open", "11-24 11:30")),
        ("2026-11-24 11:45", "M", ("last_ticket", "12-01 09:30")),
        # Ramadan: the period takes the place of the weekly hours and cuts the bank's.
        ("2027-02-08 08:00", "A", ("not_yet", "02-08 08:30")),
        ("2027-02-08 13:29", "A", ("open", "02-08 13:30")),
        ("2027-02-12 10:00", "B", ("open", "02-12 10:30")),
        ("2027-02-16 10:00", "M", ("closed", "03-16 09:30")),
    ],
)
def test_the_plan(wall: str, letter: str | None, expected: tuple[str, str]) -> None:
    assert at(wall, letter) == expected


def test_a_holiday_is_told_by_its_name() -> None:
    assert opening(HALL, State(), "A", ms("2026-12-25 09:00")).holiday == REST
    assert opening(HALL, State(), "A", ms("2026-11-28 09:00")).holiday is None


CHRISTMAS = dt.date(2026, 12, 25)
MORNING = (("08:00", "10:00"),)


@pytest.mark.parametrize(
    ("override", "wall", "letter", "expected"),
    [
        (Override(CHRISTMAS, MORNING), "2026-12-25 09:00", "A", ("open", "12-25 09:30")),
        (Override(CHRISTMAS, MORNING, "bank"), "2026-12-25 09:00", "B", ("open", "12-25 09:30")),
        (Override(CHRISTMAS, MORNING, "bank"), "2026-12-25 09:00", None, ("open", "12-25 09:30")),
        (Override(CHRISTMAS, MORNING, "bank"), "2026-12-25 09:00", "A", ("holiday", "12-28 07:30")),
        (Override(MONDAY), "2026-11-23 09:00", "A", ("closed", "11-24 07:30")),
        (Override(MONDAY), "2026-11-23 09:00", None, ("closed", "11-24 07:30")),
        (Override(CHRISTMAS), "2026-12-25 09:00", "A", ("holiday", "12-28 07:30")),
        (Override(MONDAY, (), "bank"), "2026-11-23 09:00", "B", ("closed", "11-24 07:30")),
        (Override(MONDAY, (), "bank"), "2026-11-23 09:00", "A", ("open", "11-23 14:30")),
        (Override(MONDAY, (("07:00", "17:00"),), "bank"), "2026-11-23 16:00", "B", ("open", "11-23 16:30")),
        (Override(MONDAY, (("07:00", "17:00"),), "bank"), "2026-11-23 16:00", None, ("open", "11-23 16:30")),
        (Override(MONDAY, (("07:00", "17:00"),), "bank"), "2026-11-23 16:00", "A", ("closed", "11-24 07:30")),
        # One agency works through the Friday break: its numbers are given, those of the others are not.
        (Override(FRIDAY, (("08:00", "15:00"),), "bank"), "2026-11-27 12:00", "B", ("open", "11-27 14:30")),
        (Override(FRIDAY, (("08:00", "15:00"),), "bank"), "2026-11-27 12:00", "A", ("break", "11-27 13:00")),
    ],
)
def test_an_override_beats_everything(
    override: Override, wall: str, letter: str | None, expected: tuple[str, str]
) -> None:
    assert at(wall, letter, hall=catalog(override)) == expected


def paused(until: str | None) -> Callable[[], State]:
    until_ms = ms(until) if until else None
    return lambda: State(agencies={"registry": Pause(Reason.SYSTEM_DOWN, 0, until_ms)})


def closing(name: str, wall: str, day: dt.date = MONDAY) -> Callable[[], State]:
    return lambda: today(day, closings={name: Closing(ms(wall), Reason.POWER)})


@pytest.mark.parametrize(
    ("state", "wall", "letter", "expected"),
    [
        (paused("2026-11-23 10:00"), "2026-11-23 09:00", "A", ("paused", "11-23 10:00")),
        (paused("2026-11-23 10:00"), "2026-11-23 10:00", "A", ("open", "11-23 14:30")),
        (paused("2026-11-23 10:00"), "2026-11-23 09:00", "B", ("open", "11-23 13:30")),
        (paused("2026-11-23 10:00"), "2026-11-23 09:00", None, ("open", "11-23 14:30")),
        (paused("2026-11-23 20:00"), "2026-11-23 09:00", "A", ("paused", "11-24 07:30")),
        (paused(None), "2026-11-23 09:00", "A", ("paused", None)),
        (paused(None), "2026-11-28 09:00", "A", ("closed", None)),
        (closing("", "2026-11-23 12:00"), "2026-11-23 11:29", "A", ("open", "11-23 11:30")),
        (closing("", "2026-11-23 12:00"), "2026-11-23 11:30", "A", ("closed_early", "11-24 07:30")),
        (closing("", "2026-11-23 12:00"), "2026-11-23 11:30", None, ("closed_early", "11-24 07:30")),
        (closing("registry", "2026-11-23 12:00"), "2026-11-23 11:30", "A", ("closed_early", "11-24 07:30")),
        (closing("registry", "2026-11-23 12:00"), "2026-11-23 11:30", "B", ("open", "11-23 13:30")),
        (closing("registry", "2026-11-23 12:00"), "2026-11-23 11:30", None, ("open", "11-23 14:30")),
        (closing("", "2026-11-24 12:00", TUESDAY), "2026-11-23 14:45", "A", ("last_ticket", "11-24 07:30")),
        (lambda: today(MONDAY, created={"A": 2}), "2026-11-23 09:00", "A", ("quota", "11-24 07:30")),
        (lambda: today(MONDAY, created={"A": 2}), "2026-11-23 07:00", "A", ("quota", "11-24 07:30")),
        (lambda: today(MONDAY, created={"A": 1}), "2026-11-23 09:00", "A", ("open", "11-23 14:30")),
        (lambda: today(MONDAY, created={"A": 2}), "2026-11-24 09:00", "A", ("open", "11-24 14:30")),
        (lambda: today(MONDAY, created={"B": 998}), "2026-11-23 09:00", "B", ("open", "11-23 13:30")),
        (lambda: today(MONDAY, created={"B": 999}), "2026-11-23 09:00", "B", ("quota", "11-24 07:30")),
        (lambda: today(MONDAY, open=False), "2026-11-23 09:00", "A", ("closed", "11-24 07:30")),
        (lambda: today(MONDAY, open=False), "2026-11-23 09:00", None, ("closed", "11-24 07:30")),
    ],
)
def test_what_happened_today(
    state: Callable[[], State], wall: str, letter: str | None, expected: tuple[str, str | None]
) -> None:
    assert at(wall, letter, state()) == expected


@pytest.mark.parametrize(
    "hall",
    [
        catalog(agencies=(agency("registry", "A", valid_until=TUESDAY), *AGENCIES[1:])),
        catalog(agencies=(agency("registry", "A", service_until=TUESDAY), *AGENCIES[1:])),
        catalog(counters=COUNTERS[1:]),
    ],
)
def test_what_is_not_there_any_more(hall: Catalog) -> None:
    assert at("2026-11-25 09:00", "A", hall=hall) == ("not_valid", None)
    assert at("2026-11-25 09:00", "B", hall=hall)[0] == "closed"


def test_an_agency_to_come_says_from_when() -> None:
    hall = catalog(agencies=(agency("registry", "A", valid_from=TUESDAY), *AGENCIES[1:]))
    assert at("2026-11-23 09:00", "A", hall=hall) == ("not_valid", "11-24 07:30")


def test_a_letter_that_nobody_has_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        opening(HALL, State(), "Q", ms("2026-11-23 09:00"))


@pytest.mark.parametrize(
    ("timezone", "wall"),
    [
        ("Europe/Berlin", "2026-10-26 07:30"),  # the Monday after the clocks went back
        ("America/New_York", "2027-03-15 07:30"),  # the Monday after they went forward
        ("Pacific/Chatham", "2026-11-23 07:30"),  # 13:45 ahead of UTC
        ("Asia/Kathmandu", "2026-11-23 07:30"),
    ],
)
def test_the_wall_clock_decides_in_every_zone(timezone: str, wall: str) -> None:
    hall = catalog(timezone=timezone)
    now = ms(wall, hall)
    assert opening(hall, State(), "A", now - 1).code == Code.NOT_YET
    assert opening(hall, State(), "A", now).code == Code.OPEN
    sunday = hall.at(hall.local(now).date() - dt.timedelta(1), "12:00")
    assert next_opening(hall, State(), "A", sunday) == now


STATES: list[Any] = [
    State(),
    paused("2026-11-24 13:00")(),
    closing("", "2026-11-23 12:00")(),
    closing("bank", "2026-11-27 13:20", FRIDAY)(),
    today(TUESDAY, created={"A": 2, "M": 3}),
    today(MONDAY, open=False),
]


@given(
    minutes=st.integers(0, 14 * 24 * 60),
    letter=st.sampled_from([None, "A", "B", "M"]),
    state=st.sampled_from(STATES),
    override=st.sampled_from(
        [(), (Override(TUESDAY, (("06:00", "09:00"),), "visiting"),), (Override(FRIDAY, MORNING),)]
    ),
)
def test_the_next_opening_is_the_first_moment_that_is_open(
    minutes: int, letter: str | None, state: State, override: tuple[Override, ...]
) -> None:
    hall = catalog(*override)
    now = ms("2026-11-23 00:00") + minutes * 60_000
    found = opening(hall, state, letter, now)
    if found.open:
        assert found.until_ms is not None
        assert next_opening(hall, state, letter, now) == now
        assert opening(hall, state, letter, found.until_ms - 1).open
        assert not opening(hall, state, letter, found.until_ms).open
    else:
        assert found.from_ms is not None
        assert opening(hall, state, letter, found.from_ms).open
        assert not opening(hall, state, letter, found.from_ms - 1).open
