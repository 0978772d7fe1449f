"""Times of day as people write them."""

import datetime as dt

from core.time_of_day import time_of_day


def test_a_time_is_written_with_a_point_but_in_english() -> None:
    moment = dt.datetime(2026, 11, 23, 8, 5, 59, tzinfo=dt.UTC)
    assert [time_of_day(moment, language) for language in ("id", "mkn", "en")] == ["08.05", "08.05", "08:05"]
