"""Whether the holidays of next year are in the site file: without them a mall gives numbers on New Year's Day."""

import datetime as dt

from core.site import Site
from core.words import Text

WARNED_FROM = (11, 1)
"""Month and day from which the next year is asked for: the decree is out by then."""

FEWEST = 5
"""A next year with fewer holidays than this has not been entered; Indonesia has some 16 a year."""


def missing_year(site: Site, today: dt.date) -> int | None:
    """The year whose holidays must be entered now; None where nothing is missing yet.

    That is this year where it has none at all, and from 1 November on the next one.
    """
    if not held(site, today.year):
        return today.year
    late = (today.month, today.day) >= WARNED_FROM
    return today.year + 1 if late and held(site, today.year + 1) < FEWEST else None


def held(site: Site, year: int) -> int:
    """How many holidays of `year` the file has."""
    return sum(holiday.date.year == year for holiday in site.hours.holidays)


def warning(year: int) -> Text:
    """What to tell, and what to do about it."""
    return Text(
        f"Hari libur {year} belum diisi. Isi di halaman Hari libur (/desk/holidays).",
        f"The holidays of {year} are missing. Enter them at the page Holidays (/desk/holidays).",
    )
