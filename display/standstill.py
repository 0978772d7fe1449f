"""What a hall is told of an outage: that work stands still, and that it goes on. Pure."""

from core.catalog import Catalog
from core.state import State
from core.time_of_day import time_of_day
from core.words import Reason
from display.moment import Moment
from ui.words import Words


def resumed_until(state: State, now_ms: int) -> int | None:
    """Until when no number expires because work has just gone on after an outage; None: there was none of late."""
    freezes = state.day.freezes if state.day is not None and state.day.open else []
    return next((end for begin, end in reversed(freezes) if begin <= now_ms < end), None)


def standstill(moment: Moment, catalog: Catalog, words: Words) -> str:
    """Empty where work goes on as ever."""
    state, language, zone = moment.state, moment.look.language, catalog.site.site.timezone_label

    def at(ms: int) -> str:
        return f"{time_of_day(catalog.local(ms), language)} {zone}"

    if state.outage_ms is not None:
        key = "display.outage_power" if state.outage_cause is Reason.POWER else "display.outage"
        return words.say(key, language, time=at(state.outage_ms))
    until = resumed_until(state, moment.now_ms)
    return words.say("display.resumed", language, time=at(until)) if until is not None else ""
