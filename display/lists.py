"""The lists beside the calls: those before, those who are next, and how many wait."""

from core.catalog import Catalog
from core.order import queue
from core.site import Agency
from core.time_of_day import time_of_day
from display.amends import late
from display.calls import Call
from display.layout import Size, cells
from display.listed import Listed, listed
from display.moment import Moment
from display.rows import CallRow, NextRow, StageRow, WaitingRow
from ui.words import Words

NEXT = 2
NEXT_OF_ONE_ZONE = 6
NARROW, LOW, LOW_WITH_PROMISE, HEADING = 480, 58, 80, 50
"""In units: the least size of a cell of those who wait."""


def stage_row(call: Call, fresh: bool, catalog: Catalog, words: Words, language: str) -> StageRow:
    agency, color, shape = _whose(call, catalog)
    caption = words.say("display.recall" if call.recall else "display.now", language)
    counter = words.say("common.counter", language, n=call.counter)
    return StageRow(call.label, caption, counter, agency, color, shape, call.recall, fresh)


def call_row(call: Call, catalog: Catalog, words: Words, language: str) -> CallRow:
    _, color, shape = _whose(call, catalog)
    return CallRow(call.label, words.say("common.counter", language, n=call.counter), color, shape)


def next_up(moment: Moment, catalog: Catalog) -> tuple[NextRow, ...]:
    """The heads of the queues of each zone, in the order of the rule."""
    rows, most = [], NEXT_OF_ONE_ZONE if len(moment.zones) == 1 else NEXT
    for zone in catalog.site.zones:
        if zone.id not in moment.zones:
            continue
        letters = [x.letter for x in catalog.letters.values() if x.zone == zone.id]
        heads = [pair for letter in letters for pair in queue(moment.state, letter)[:most]]
        heads.sort(key=lambda pair: (pair[1].place_ms or 0, pair[1].seq))
        labels = [*dict.fromkeys(ticket.label for ticket, _ in heads)][:most]
        if len(moment.zones) == 1:
            return tuple(NextRow("", "#FFFFFF", "", label) for label in labels or [""])
        name = zone.name.in_language(moment.look.language)
        rows.append(NextRow(name, zone.color, zone.shape, "  ".join(labels)))
    return tuple(rows)


def waiting(moment: Moment, catalog: Catalog, words: Words, place: Size) -> Listed[WaitingRow]:
    """The agencies where somebody waits."""
    rows = [row for agency in catalog.site.agencies if (row := _waiting(moment, catalog, words, agency))]
    tall = any(row.promise for row in rows)
    room = cells(place, NARROW, LOW_WITH_PROMISE if tall else LOW, HEADING)
    title = words.say("display.waiting" if rows else "common.nobody", moment.look.language)
    return listed(rows, title, room, moment, words)


def _waiting(moment: Moment, catalog: Catalog, words: Words, agency: Agency) -> WaitingRow | None:
    letters = [x for x in agency.letters if x.zone in moment.zones]
    waits = [key for x in letters for key in moment.state.waiting.get(x.letter, {}).values()]
    if not waits:
        return None
    zone = catalog.zones[letters[0].zone]
    language, text = moment.look.language, ""
    spans = [moment.promises[x.letter] for x in letters if x.letter in moment.promises]
    if late(moment, agency):
        text = words.say("display.late", language)
    elif spans:
        first, last = (time_of_day(catalog.local(at), language) for at in max(spans))
        text = words.say("display.promise", language, first=first, last=last)
    return WaitingRow(agency.short, len(waits), zone.color, zone.shape, text)


def _whose(call: Call, catalog: Catalog) -> tuple[str, str, str]:
    counter = catalog.counters.get(call.counter)
    if counter is None:  # taken out of the site file since; the call stands nevertheless
        return "", "", ""
    zone = catalog.zones[counter.zone]
    return catalog.agencies[counter.agency].short, zone.color, zone.shape
