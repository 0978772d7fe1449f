"""Times and dates as people write them."""

import datetime as dt


def short_date(day: dt.date) -> str:
    """ "01-12-2026"."""
    return f"{day:%d-%m-%Y}"
