"""Times and dates as people write them."""

import datetime as dt


def time_of_day(moment: dt.datetime, language: str) -> str:
    """ "08.05" in Indonesian, "08:05" in English."""
    return moment.strftime("%H:%M" if language == "en" else "%H.%M")


def short_date(day: dt.date) -> str:
    """ "01-12-2026"."""
    return f"{day:%d-%m-%Y}"
