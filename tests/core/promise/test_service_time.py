"""Measured service times."""

import pytest

from core.promise.service_time import STRAY, ServiceTime


def test_it_begins_as_configured_and_follows_what_is_measured() -> None:
    time = ServiceTime.configured(8.0)
    assert time.minutes == 8.0
    for _ in range(500):
        time.took(12.0)
    assert time.minutes == pytest.approx(12.0, abs=0.05)


def test_one_that_took_all_day_counts_as_a_long_one() -> None:
    long, endless = ServiceTime.configured(8.0), ServiceTime.configured(8.0)
    long.took(STRAY * 8.0)
    endless.took(500.0)
    assert long == endless


def test_half_is_forgotten_after_about_sixty() -> None:
    time = ServiceTime.configured(8.0)
    for _ in range(1000):
        time.took(8.0)
    for _ in range(58):
        time.took(10.0)
    assert time.minutes == pytest.approx(9.0, abs=0.05)
