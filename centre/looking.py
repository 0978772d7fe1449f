"""The sites as whoever looks sees them: folded by each worker for itself from what the hubs have pushed.

Beside the intake, so that nobody who looks waits for somebody who pushes. What only a hub's own store tells, such as
times as of now and the words of notices, is not here, and is not made up.
"""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, select

from centre import heads, presence, tables
from centre.database import Database
from centre.heads import Standing
from centre.memory import catalog, item_of, load
from centre.presence import Heard
from core.access import Staff
from core.fold import fold
from store import log, memory
from store.documents import SITE
from store.log import Head
from store.memory import Memory
from store.reader import SiteReader
from store.rows import day_of
from web.sight import Sight

T = TypeVar("T")

FRESH_MS = 500
"""Many phones look at one site; the database is asked for news this often."""

MOST_TICKETS = 150_000
"""Kept by one worker over all sites, for whoever looks."""

_NOWHERE = Path("nowhere")


class Seen(NamedTuple):
    """A site in one moment. `heard`: when its hub was heard last."""

    sight: Sight
    heard: Heard


class _Site:
    """`lock`: held by whoever folds it on, or looks. `read_ms`: when there was a look for news."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.memory: Memory | None = None
        self.heard = Heard(0)
        self.read_ms = -FRESH_MS


class Looking:
    """Threads may share it."""

    def __init__(self, database: Database, now_ms: Callable[[], int], most_tickets: int = MOST_TICKETS) -> None:
        self._database = database
        self._now_ms = now_ms
        self._most_tickets = most_tickets
        self._sites: OrderedDict[str, _Site] = OrderedDict()
        self._lock = Lock()

    def see(self, site_id: str, question: Callable[[Seen], T]) -> T:
        """What `question` makes of a site as it is known now; it keeps nothing of what it is lent."""
        with self._lock:
            site = self._sites.setdefault(site_id, _Site())
            self._sites.move_to_end(site_id)
        with site.lock:
            now_ms = self._now_ms()
            if site.memory is None or not 0 <= now_ms - site.read_ms < FRESH_MS:
                site.memory, site.heard = self._read(site_id, site.memory)
                site.read_ms = now_ms
            known = site.memory
            reader = SiteReader(_NOWHERE, fold)  # It waits for ever: nothing beside the log is told.
            answer = question(Seen(Sight(known.state, known.catalog, Staff(), now_ms, reader), site.heard))
        self._forget()
        return answer

    def _read(self, site_id: str, known: Memory | None) -> tuple[Memory, Heard]:
        with self._database.reading_once() as connection:
            standing, heard = heads.read(connection, site_id), presence.heard(connection, site_id)
            if known is None or not _followed(connection, site_id, known, standing):
                known = load(connection, site_id, standing.head).memory
        return known, heard

    def _forget(self) -> None:
        """Those that nobody has looked at for longest."""
        with self._lock:
            tickets = {site: len(known.memory.state.tickets) for site, known in self._sites.items() if known.memory}
            for site in list(self._sites)[:-1]:
                if sum(tickets.values()) <= self._most_tickets:
                    break
                tickets.pop(site, None)
                del self._sites[site]


def _followed(connection: Connection, site_id: str, known: Memory, standing: Standing) -> bool:
    """Folds what is new. False where the log is not the one that is known: it parted, or its beginning is another."""
    event = tables.event
    rows = connection.execute(
        select(event.c.lsn, event.c.raw)
        .where(event.c.site_id == site_id, event.c.day >= day_of(known.state), event.c.lsn > known.head.lsn)
        .order_by(event.c.lsn)
    ).all()
    hash_ = known.head.hash
    for row in rows:
        hash_ = log.chain(hash_, row.raw)
    if standing.head != Head(rows[-1].lsn if rows else known.head.lsn, hash_):
        return False
    before = known.state.documents.get(SITE)
    for row in rows:
        memory.take(known.state, item_of(row.raw, row.lsn, known.state), fold)
    known.head = standing.head
    if known.catalog is None or known.state.documents.get(SITE) != before:
        known.catalog = catalog(connection, site_id, known.state)
    return True
