"""The board of the counters: which are open, until when one pauses, and whom each serves."""

from core.catalog import Catalog, valid_on
from core.site import Counter
from core.time_of_day import time_of_day
from core.words import CounterState, Reason
from display.layout import Size, cells
from display.listed import Listed, listed
from display.moment import Moment
from display.rows import CounterRow
from ui.words import Words

_MODES = {CounterState.OPEN: "open", CounterState.PAUSED: "paused", CounterState.CLOSED: "closed"}
_BREAKS = frozenset({Reason.BREAK, Reason.PRAYER})
"""An agency that gives no new numbers for another reason goes on with those who have one: its counters are open."""


def counters(moment: Moment, catalog: Catalog, words: Words, place: Size) -> Listed[CounterRow]:
    """The counters of these zones."""
    today = catalog.local(moment.now_ms).date()
    here = [c for c in catalog.site.counters if c.zone in moment.zones and valid_on(today, c.valid_from, c.valid_until)]
    room = cells(place, 330, 84, 56)
    rows = [_row(counter, moment, catalog, words) for counter in here]
    return listed(rows, words.say("display.counters", moment.look.language), room, moment, words)


def _row(counter: Counter, moment: Moment, catalog: Catalog, words: Words) -> CounterRow:
    now, language = moment.state.counter(counter.no), moment.look.language
    zone, agency = catalog.zones[counter.zone], catalog.agencies[counter.agency]
    ticket = moment.state.tickets.get(now.ticket) if now.ticket is not None else None
    mode, until = "serving" if ticket else _MODES[now.state], now.until_ms
    pause = moment.state.agencies.get(counter.agency)
    if mode == "open" and pause is not None:
        mode, until = "paused" if pause.reason in _BREAKS else "no_numbers", pause.until_ms
    note = words.say(f"display.counter_{mode}", language)
    if mode == "paused" and until is not None:
        until_time = time_of_day(catalog.local(until), language)
        note = words.say("display.counter_paused_until", language, time=until_time)
    label = ticket.label if ticket else ""
    return CounterRow(str(counter.no), agency.short, mode, note, label, zone.color, zone.shape)
