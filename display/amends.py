"""What a hall says of its promises: how those of the day before were kept, and sorry where one is broken now. Pure."""

from core.catalog import Catalog
from core.site import Agency
from core.timetable import MINUTE_MS
from core.words import CounterState
from display.moment import Moment
from ui.dates import weekday
from ui.words import Words

KEPT_FOR_MS = 60 * MINUTE_MS
"""So long after the opening the day before is told."""
GOOD_PERCENT = 80
"""Promises are made so that eight of ten hold; what is less was not kept well."""
GRACE_MS = MINUTE_MS
"""Papers tell whole minutes."""


def yesterday(moment: Moment, catalog: Catalog, words: Words) -> str:
    """How the promises of the last day were kept, good or bad; empty where that is over, or not known."""
    kept, day, language = moment.kept, moment.state.day, moment.look.language
    if kept is None or day is None or not moment.now_ms < day.opened_ms + KEPT_FOR_MS:
        return ""
    name = weekday(kept.day, language)
    when = "yesterday" if (day.date - kept.day).days == 1 else "last_day"
    said = words.say(
        "display.kept", language, day=words.say(f"display.{when}", language, day=name), kept=kept.kept, of=kept.promised
    )
    return (
        said if kept.kept * 100 >= GOOD_PERCENT * kept.promised else f"{said} {words.say('display.better', language)}"
    )


def late(moment: Moment, agency: Agency) -> int:
    """How many wait for `agency` in these zones past the time on their paper, and were not called yet."""
    if not moment.look.apology:
        return 0
    return sum(
        moment.now_ms > promise[1] + GRACE_MS
        for letter in agency.letters
        if letter.zone in moment.zones
        for ticket, n in moment.state.waiting.get(letter.letter, {}).values()
        if n == 0 and ticket not in moment.state.paused and not moment.state.step(ticket, n).calls
        if (promise := moment.state.tickets[ticket].promise)
    )


def apologies(moment: Moment, catalog: Catalog, words: Words) -> tuple[str, ...]:
    """One sentence for each agency that is late, with the cause; nothing where the site does not want that."""
    language, said = moment.look.language, []
    for agency in catalog.site.agencies:
        if late(moment, agency):
            cause = words.say(f"display.cause_{_cause(moment, catalog, agency)}", language)
            said.append(words.say("display.sorry", language, agency=agency.short, cause=cause))
    return tuple(said)


def _cause(moment: Moment, catalog: Catalog, agency: Agency) -> str:
    """As far as the log knows it, the plainest first."""
    state = moment.state
    if state.outage_ms is not None or (state.day is not None and state.day.freezes):
        return "outage"
    if agency.id in state.agencies:
        return "agency"
    letters = {letter.letter for letter in agency.letters if state.waiting.get(letter.letter)}
    counters = [state.counter(c.no).state for c in catalog.site.counters if letters.intersection(c.letters)]
    if CounterState.OPEN not in counters:
        return "break" if CounterState.PAUSED in counters else "counter"
    return "queue"
