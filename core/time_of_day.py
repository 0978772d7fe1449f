"""Times of day as people write them, on screens, pages and papers."""

import datetime as dt


def time_of_day(moment: dt.datetime, language: str) -> str:
    """ "08.05" in Indonesian, as in every language that is not ours; "08:05" in English."""
    return moment.strftime("%H:%M" if language == "en" else "%H.%M")
