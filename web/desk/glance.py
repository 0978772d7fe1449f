"""The hall at a glance: who waits for what and how long already, and which counters are open or late. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from core import hours, order
from core.capacity import MOST_ROOM
from core.catalog import Catalog, valid_on
from core.site import Agency, Counter, Letter
from core.timetable import MINUTE_MS, spans_on
from core.words import CounterState, StepState
from web.sight import Sight

TOLD_MS = 30_000
"""The hub tells every few seconds what the day can hold; what is older is not shown."""

LATE_MINUTES = 10
"""A counter that is still closed so long after its agency began is late."""


@dataclass(frozen=True, slots=True)
class Row:
    """One queue. `since_ms`: since when its longest wait; None: nobody waits. `planned`: counters for it today.

    `late`: the labels of counters that should be open by now. `shut`: why it gives no numbers now, as a code; "" where
    it does. `left`: how many numbers of its quota are left; None where it has none. `room`: how many more will most
    likely be called before closing (`core.capacity`); None: nobody can tell, or more than anybody counts.
    """

    letter: str
    name: str
    waiting: int
    since_ms: int | None
    open: int
    planned: int
    late: tuple[str, ...]
    shut: str
    left: int | None
    room: int | None


@dataclass(frozen=True, slots=True)
class Office:
    """An agency with its queues. `paused`: it gives no numbers for a while."""

    id: str
    short: str
    paused: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """`since_ms`: of whoever waits longest in the hall. `tickets`: numbers of today; `done`: visits that are over."""

    waiting: int
    since_ms: int | None
    open: int
    planned: int
    late: tuple[str, ...]
    tickets: int
    done: int
    agencies: tuple[Office, ...]


def glance(sight: Sight, catalog: Catalog, language: str) -> Glance:
    """All of it, the agencies in the order of the site file, those without service today left out."""
    rooms = {letter: told.room for letter, told in sight.reader.capacity(sight.now_ms - TOLD_MS).items()}
    offices = tuple(
        office for agency in catalog.site.agencies if (office := _office(sight, catalog, agency, rooms, language)).rows
    )
    rows = [row for office in offices for row in office.rows]
    day = sight.state.day
    today = [t for t in sight.state.tickets.values() if day is not None and t.day == day.date]
    counters = planned_counters(sight, catalog)
    return Glance(
        waiting=len({ticket for queue in sight.state.waiting.values() for ticket, _ in queue.values()}),
        since_ms=min((row.since_ms for row in rows if row.since_ms is not None), default=None),
        open=sum(sight.state.counter(c.no).state is CounterState.OPEN for c in counters), planned=len(counters),
        late=tuple(c.label for c in counters if is_late(sight, catalog, c)), tickets=len(today),
        done=sum(not t.is_open for t in today), agencies=offices,
    )  # fmt: skip


def planned_counters(sight: Sight, catalog: Catalog) -> list[Counter]:
    """Those that the site file has for a letter that is served today."""
    day = catalog.local(sight.now_ms).date()
    return [
        c for c in catalog.site.counters
        if valid_on(day, c.valid_from, c.valid_until) and any(spans_on(catalog, letter, day) for letter in c.letters)
    ]  # fmt: skip


def is_late(sight: Sight, catalog: Catalog, counter: Counter) -> bool:
    """Whether it should have been opened by now: hours have begun, its agency does not pause, and nobody sits there."""
    if sight.state.counter(counter.no).state is not CounterState.CLOSED or not sight.state.is_open:
        return False
    if counter.agency in sight.state.agencies:
        return False
    day, now = catalog.local(sight.now_ms).date(), sight.now_ms
    spans = [span for letter in counter.letters for span in spans_on(catalog, letter, day)]
    return any(start + LATE_MINUTES * MINUTE_MS <= now < end for start, end in spans)


def _office(sight: Sight, catalog: Catalog, agency: Agency, rooms: Mapping[str, int | None], language: str) -> Office:
    day = catalog.local(sight.now_ms).date()
    rows = tuple(
        _row(sight, catalog, letter, rooms.get(letter.letter), language)
        for letter in agency.letters
        if sight.state.waiting.get(letter.letter) or spans_on(catalog, letter.letter, day)
    )
    return Office(agency.id, agency.short, agency.id in sight.state.agencies, rows)


def _row(sight: Sight, catalog: Catalog, letter: Letter, room: int | None, language: str) -> Row:
    queue = order.queue(sight.state, letter.letter)
    mine = [c for c in planned_counters(sight, catalog) if letter.letter in c.letters]
    found = hours.opening(catalog, sight.state, letter.letter, sight.now_ms)
    used = sight.state.day.created.get(letter.letter, 0) if sight.state.day else 0
    since = [step.created_ms for _, step in queue if step.state is StepState.WAITING]
    return Row(
        letter.letter, letter.name.in_language(language), len(queue), min(since, default=None),
        sum(sight.state.counter(c.no).state is CounterState.OPEN for c in mine), len(mine),
        tuple(c.label for c in mine if is_late(sight, catalog, c)), "" if found.open else found.code.value,
        None if letter.quota is None else max(0, letter.quota - used),
        None if room is None or room >= MOST_ROOM else room,
    )  # fmt: skip
