"""Why no number can be taken, in a few words, and from when one can."""

from core.catalog import Catalog
from core.hours import Opening
from core.time_of_day import time_of_day
from ui.dates import weekday
from ui.words import Words


def closed_words(catalog: Catalog, words: Words, when: Opening, language: str, now_ms: int) -> str:
    """ "Belum buka, buka pukul 08.00"."""
    why = words.say(f"closed.{when.code}", language)
    if when.from_ms is None:
        return why
    there, here = catalog.local(when.from_ms), catalog.local(now_ms)
    key = "closed.from_today" if there.date() == here.date() else "closed.from_day"
    start = words.say(key, language, day=weekday(there.date(), language), time=time_of_day(there, language))
    return f"{why}, {start}"


def opens_again(catalog: Catalog, words: Words, from_ms: int, language: str, now_ms: int) -> str:
    """A whole sentence: when numbers can be taken again."""
    there, here = catalog.local(from_ms), catalog.local(now_ms)
    key = "kiosk.opens_today" if there.date() == here.date() else "kiosk.opens_again"
    day, time = weekday(there.date(), language), time_of_day(there, language)
    return words.say(key, language, day=day, time=time, tz=catalog.site.site.timezone_label)
