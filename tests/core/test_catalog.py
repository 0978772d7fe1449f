"""Finding things in the site file, and the clock on its wall."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalog import Catalog, valid_on
from tests.core.hours_site import catalog
from tests.core.sample import site

KUPANG = Catalog(site())
DAY = dt.date(2026, 11, 24)


def test_things_are_found_by_their_names() -> None:
    assert KUPANG.agency_of("S").id == "sim"
    assert KUPANG.letter_of("S2").quota == 60
    assert KUPANG.counters[24].letters == ("M",)
    assert KUPANG.agencies["haji"].letters[0].letter == "Y"
    assert KUPANG.zones["Z4"].shape == "diamond"
    assert KUPANG.journeys["sim"].steps[1].any_of == ("S2", "S1")
    assert [c.no for c in KUPANG.counters_of("C")] == [1, 4]
    assert KUPANG.counters_of("Q") == []


def test_what_is_not_there_is_a_mistake_of_the_caller() -> None:
    assert "A7" not in KUPANG.services
    with pytest.raises(KeyError):
        KUPANG.agency_of("Q")
    with pytest.raises(KeyError):
        KUPANG.letter_of("A7")


def test_a_box_without_a_site_file_has_nothing_to_offer() -> None:
    empty = Catalog.empty()
    assert (empty.services, empty.counters, empty.letters) == ({}, {}, {})
    assert f"{empty.local(0):%H:%M %Z}" == "00:00 UTC"


def test_the_clock_of_the_site() -> None:
    noon = dt.datetime(2026, 11, 24, 4, tzinfo=dt.UTC)
    assert KUPANG.at(DAY, "12:00") == noon.timestamp() * 1000
    assert f"{KUPANG.local(KUPANG.at(DAY, '12:00')):%Y-%m-%d %H:%M %Z}" == "2026-11-24 12:00 WITA"


@given(
    day=st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)),
    clock=st.times(),
    zone=st.sampled_from(["Asia/Jayapura", "Asia/Dili", "Europe/Berlin", "America/St_Johns", "Pacific/Chatham"]),
)
def test_every_time_of_day_is_found_again(day: dt.date, clock: dt.time, zone: str) -> None:
    hall = catalog(timezone=zone)
    at = hall.at(day, f"{clock:%H:%M}")
    found = hall.local(at)
    # A time that the clocks jump over is taken as the same moment by the clock before the jump.
    jumped = dt.timedelta(0) if f"{found:%H:%M}" == f"{clock:%H:%M}" else dt.timedelta(hours=1)
    asked = dt.datetime.combine(day, clock.replace(second=0, microsecond=0))
    assert found.replace(tzinfo=None) - asked == jumped


@pytest.mark.parametrize(
    ("first", "last", "valid"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (DAY + dt.timedelta(1), None, False),
        (None, DAY - dt.timedelta(1), False),
        (DAY - dt.timedelta(1), None, True),
        (None, DAY + dt.timedelta(1), True),
    ],
)
def test_validity_includes_both_dates(first: dt.date | None, last: dt.date | None, valid: bool) -> None:
    assert valid_on(DAY, first, last) is valid
