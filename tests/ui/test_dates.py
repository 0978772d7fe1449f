"""Dates and times in both languages."""

import datetime as dt

from core.time_of_day import time_of_day
from ui.dates import long_date


def test_dates_and_times_are_written_as_people_do() -> None:
    moment = dt.datetime(2026, 8, 17, 8, 5, tzinfo=dt.UTC)
    assert long_date(moment.date(), "id") == "Senin, 17 Agustus 2026"
    assert long_date(moment.date(), "en") == "Monday, 17 August 2026"
    assert (time_of_day(moment, "id"), time_of_day(moment, "en")) == ("08.05", "08:05")
