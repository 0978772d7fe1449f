"""The hall in a few lines of text."""

from collections.abc import Iterator

from core import order
from core.catalog import Catalog
from core.commands import MINUTE_MS
from core.state import CounterNow, State
from core.words import CounterState, Text

_NO_DAY = Text("Hari layanan belum dibuka.", "The service day has not been opened.")
_DAY = Text(
    "Hari layanan {day} {state} · {tickets} nomor, {waiting} menunggu",
    "Service day {day} {state} · {tickets} numbers, {waiting} waiting",
)
_OPEN = Text("buka", "open")
_CLOSED = Text("tutup", "closed")
_QUEUE = Text(
    "{letter:>3}  {agency:24} {n:>3} menunggu, terlama {minutes} menit",
    "{letter:>3}  {agency:24} {n:>3} waiting, longest {minutes} min",
)
_COUNTER = Text("Loket {no:>3}  {agency:24} {what}", "Counter {no:>3}  {agency:24} {what}")
_STATES = {
    CounterState.OPEN: Text("buka", "open"),
    CounterState.PAUSED: Text("istirahat", "paused"),
    CounterState.CLOSED: Text("tutup", "closed"),
}


def lines(state: State, catalog: Catalog | None, now_ms: int, language: str) -> Iterator[str]:
    """The day, the queues that somebody stands in, the counters that are not closed."""
    if state.day is None or catalog is None:
        yield _NO_DAY.in_language(language)
        return
    waiting = sum(len(queue) for queue in state.waiting.values())
    word = (_OPEN if state.day.open else _CLOSED).in_language(language)
    today = sum(1 for ticket in state.tickets.values() if ticket.day == state.day.date)
    yield _DAY.in_language(language).format(day=state.day.date, state=word, tickets=today, waiting=waiting)
    for letter in catalog.letters:
        queue = order.queue(state, letter)
        if queue:
            longest = max(now_ms - ticket.issued_ms for ticket, _ in queue) // MINUTE_MS
            agency = catalog.agency_of(letter).short
            words = _QUEUE.in_language(language)
            yield words.format(letter=letter, agency=agency, n=len(queue), minutes=longest)
    for counter in sorted(state.counters.values(), key=lambda c: c.no):
        if counter.state != CounterState.CLOSED:
            yield _counter(state, catalog, counter, language)


def _counter(state: State, catalog: Catalog, counter: CounterNow, language: str) -> str:
    planned = catalog.counters.get(counter.no)
    agency = catalog.agencies[planned.agency].short if planned else ""
    what = _STATES[counter.state].in_language(language)
    if counter.ticket is not None:
        what = state.tickets[counter.ticket].label
    return _COUNTER.in_language(language).format(no=counter.no, agency=agency, what=what)
