"""What a worker remembers of a site between two batches: its folded state, and what the day's account needs.

It is held against the head in the database before each use: another worker may have taken the site on meanwhile.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from threading import Lock

import msgspec
import zstandard
from sqlalchemy import Connection, Select, func, select

from centre import tables
from core import events
from core.catalog import Catalog
from core.events import Event, Parked
from core.fold import fold
from core.rollup.account import HEARD
from core.state import RULES_VERSION, State
from core.state import decode as state_in
from core.words import Reason
from store import documents, log, memory
from store.log import Head
from store.memory import Memory
from store.rows import CounterRow, counter_rows, day_of

MOST_TICKETS = 400_000
"""Kept in memory by one worker over all sites: less than a gigabyte."""


class Remembered:
    """One site. `heard`: the day's events that its account is counted from; `going`: why there was an outage when the
    day was opened, None: there was none; `counters`: their rows as last written.
    """

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.heard: list[Event] = []
        self.going: Reason | None = None
        self.counters: frozenset[CounterRow] = frozenset()

    def hear(self, item: Event | Parked) -> None:
        """Call it once `item` has been folded."""
        if not isinstance(item, Event):
            return
        if isinstance(item.body, events.DayOpened):
            self.heard = []
            self.going = self.memory.state.outage_cause
            self.counters = frozenset()
        if isinstance(item.body, HEARD):
            self.heard.append(item)


class Recollection:
    """What is remembered of all sites, the least lately used forgotten first. Threads may share it."""

    def __init__(self, most_tickets: int = MOST_TICKETS) -> None:
        self._most_tickets = most_tickets
        self._sites: OrderedDict[str, Remembered] = OrderedDict()
        self._lock = Lock()

    def take(self, site_id: str) -> Remembered | None:
        """Hands out what is known of a site and forgets it: whoever changes it gives it back after the commit."""
        with self._lock:
            return self._sites.pop(site_id, None)

    def give_back(self, site_id: str, known: Remembered) -> None:
        with self._lock:
            self._sites[site_id] = known
            self._sites.move_to_end(site_id)
            tickets = sum(len(each.memory.state.tickets) for each in self._sites.values())
            while tickets > self._most_tickets and len(self._sites) > 1:
                _, gone = self._sites.popitem(last=False)
                tickets -= len(gone.memory.state.tickets)


def load(connection: Connection, site_id: str, head: Head) -> Remembered:
    """A site as the database has it, up to `head`."""
    known = start(connection, site_id, head.lsn)
    assert known is not None, f"{site_id}: nothing is left to begin with"
    for _ in followed(connection, known, head.lsn):
        pass
    assert known.memory.head == head, f"{site_id}: the events end at {known.memory.head}, the head is {head}"
    known.memory.catalog = catalog(connection, site_id, known.memory.state)
    known.counters = frozenset(counter_rows(known.memory.state))
    return known


def followed(connection: Connection, known: Remembered, last: int) -> Iterator[int]:
    """Folds the events from where `known` stands up to the lsn `last`; each lsn once it has been folded.

    A snapshot stands at the opening of its day, which is heard once more.
    """
    event, before = tables.event, known.memory.head.lsn
    rows = connection.execute(
        select(event.c.lsn, event.c.raw, event.c.hash)
        .where(event.c.site_id == known.memory.site_id, event.c.day >= day_of(known.memory.state))
        .where(event.c.lsn.between(before, last))
        .order_by(event.c.lsn)
    )
    for lsn, raw, hash_ in rows:
        item = item_of(raw, lsn, known.memory.state)
        if lsn > before:
            memory.take(known.memory.state, item, fold)
            known.memory.head = Head(lsn, hash_)
        known.hear(item)
        yield lsn


def start(connection: Connection, site_id: str, lsn: int) -> Remembered | None:
    """Where to fold from to reach `lsn`: the newest snapshot by today's rules, else the log's beginning; where that has
    left, the oldest snapshot. None where no event before `lsn` can be folded any more.
    """
    found = start_at(connection, site_id, lsn)
    if found is not None:
        return found
    event = tables.event
    there = select(func.count()).select_from(event).where(event.c.site_id == site_id, event.c.lsn <= lsn)
    if connection.execute(there).scalar_one() == lsn:
        return beginning(site_id)
    return _by_old_rules(connection, site_id, lsn)


def beginning(site_id: str) -> Remembered:
    """A site of which nothing is known yet."""
    return Remembered(Memory(State(), None, log.EMPTY, site_id))


def start_at(connection: Connection, site_id: str, lsn: int) -> Remembered | None:
    """A site as the newest snapshot up to `lsn` has it; None without any by today's rules."""
    snapshot = tables.snapshot
    today = (snapshot.c.rules == RULES_VERSION) & (snapshot.c.lsn <= lsn)
    row = connection.execute(_snapshots(site_id).where(today).order_by(snapshot.c.lsn.desc()).limit(1)).first()
    return _remembered(site_id, *row) if row else None


def _by_old_rules(connection: Connection, site_id: str, lsn: int) -> Remembered | None:
    snapshot = tables.snapshot
    row = connection.execute(_snapshots(site_id).where(snapshot.c.lsn <= lsn).order_by(snapshot.c.lsn).limit(1)).first()
    if row is None:
        return None
    known = _remembered(site_id, *row)
    known.memory.state.rules = RULES_VERSION
    return known


def _snapshots(site_id: str) -> Select[tuple[int, bytes, bytes]]:
    snapshot = tables.snapshot
    return select(snapshot.c.lsn, snapshot.c.hash, snapshot.c.state).where(snapshot.c.site_id == site_id)


def _remembered(site_id: str, lsn: int, hash_: bytes, packed: bytes) -> Remembered:
    return Remembered(Memory(state_in(zstandard.decompress(packed)), None, Head(lsn, hash_), site_id))


def hash_at(connection: Connection, site_id: str, lsn: int) -> bytes | None:
    """The hash of a site's log up to `lsn`; None where neither event nor day's end is kept there."""
    if lsn == 0:
        return log.GENESIS
    event, digest = tables.event, tables.digest
    row = select(event.c.hash).where(event.c.site_id == site_id, event.c.lsn == lsn)
    end = select(digest.c.hash).where(digest.c.site_id == site_id, digest.c.last_lsn == lsn)
    found: bytes | None = connection.execute(row.union_all(end).limit(1)).scalar()
    return found


def held(connection: Connection, site_id: str) -> list[tuple[str, int]]:
    """The documents of a site: (name, version)."""
    document = tables.document
    query = select(document.c.name, document.c.version).where(document.c.site_id == site_id)
    return [(row.name, row.version) for row in connection.execute(query.order_by("name", "version"))]


def catalog(connection: Connection, site_id: str, state: State) -> Catalog | None:
    """The site file that the state names; None while its body has not come."""
    now = state.documents.get(documents.SITE)
    if now is None:
        return None
    document = tables.document
    body = connection.execute(
        select(document.c.body).where(
            document.c.site_id == site_id, document.c.name == documents.SITE, document.c.version == now.version
        )
    ).scalar()
    return documents.catalog_of(body) if body is not None else None


def item_of(raw: bytes, lsn: int, before: State) -> Event | Parked:
    """The event in `raw`, at the place `lsn`; one that nobody can read keeps its place, and is parked."""
    try:
        item = events.decode(raw)
    except msgspec.DecodeError:
        item = None
    if item is not None and item.lsn == lsn:
        return item
    return Parked(max(1, before.epoch), lsn, before.at_ms, "", "", msgspec.Raw(b"null"))


def changed_counters(known: Remembered) -> Iterable[CounterRow]:
    """The counters' rows that differ from those last written; they count as written from now on."""
    now = frozenset(counter_rows(known.memory.state))
    changed = now - known.counters
    known.counters = now
    return changed
