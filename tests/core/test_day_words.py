"""A day in words."""

import datetime as dt

from core.day_words import MONTHS, WEEKDAYS, said


def test_a_day_is_said_in_both_languages() -> None:
    words = said(dt.date(2026, 11, 25))
    assert (words.id, words.en) == ("Rabu, 25 November", "Wednesday 25 November")
    assert (len(WEEKDAYS), len(MONTHS)) == (7, 12)
