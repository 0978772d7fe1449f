"""What one batch changes: folded event by event, then written in a few large statements."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

import zstandard
from sqlalchemy import Connection, delete, func, select

from centre import accounts, batch_rows, copying, tables
from centre.late import NEVER, make_due
from centre.memory import Remembered, catalog, changed_counters, item_of
from core import events
from core.fold import fold
from core.rollup.account import HEARD, Account, account_of
from core.state import State
from store import documents, log, memory, snapshots
from store.documents import Document
from store.gathered import kind_of
from store.log import Head
from store.rows import Row, counter_rows, day_of, ticket_rows
from store.snapshots import Snapshot

KEEP_SNAPSHOTS = 3
_MARKED = frozenset({*HEARD, events.DayOpened, events.DocumentChanged})
"""The kinds that mean more than what they fold to."""

_OPENING = b'"kind":"day.opened"'


class Taking:
    """Changes `known`: drop it where the transaction fails."""

    def __init__(self, connection: Connection, site_id: str, known: Remembered) -> None:
        self.days: set[str] = set()
        self._connection = connection
        self._site_id = site_id
        self._known = known
        self._first = known.memory.head.lsn + 1
        self._rows: list[tuple[Any, ...]] = []
        self._tickets: set[str] = set()
        self._issued: set[str] = set()
        self._last_rows: list[Row] = []
        self._ended: list[tuple[str, Head]] = []
        self._start: tuple[str, Snapshot] | None = None
        self._accounts: dict[str, tuple[Account, int]] = {}
        self._catches_up = False

    @property
    def day(self) -> str:
        """The service day that the log stands in; "" before the first."""
        return day_of(self._state)

    @property
    def _state(self) -> State:
        return self._known.memory.state

    def learn(self, bodies: Sequence[Document]) -> None:
        """Keeps documents, before the events that name them are folded."""
        found = self._known.memory
        new = copying.append(self._connection, tables.document, [(self._site_id, *body) for body in bodies])
        if new and found.catalog is None:
            found.catalog = catalog(self._connection, self._site_id, found.state)
            self._catches_up = True

    def take(self, raws: Sequence[bytes]) -> None:
        """Folds the next events of the log."""
        state, site, day = self._state, self._site_id, self.day
        kept = self._first + _last_opening(raws)
        lsn, hash_ = self._known.memory.head
        for raw in raws:
            item = item_of(raw, lsn + 1, state)
            body = item.body
            marked = type(body) in _MARKED
            if marked and isinstance(body, events.DayOpened):
                self._end_day(Head(lsn, hash_))
            lsn, hash_ = lsn + 1, log.chain(hash_, raw)
            memory.take(state, item, fold)
            if marked:
                self._mark(item, Head(lsn, hash_), keep=lsn >= kept)
                day = day_of(state)
            ticket = getattr(body, "ticket", None)
            if isinstance(ticket, str):
                self._tickets.add(ticket)
                if type(body) is events.TicketIssued:
                    self._issued.add(ticket)
            self._rows.append((site, day, lsn, item.epoch, raw, hash_))
        self._known.memory.head = Head(lsn, hash_)
        self.days |= {row[1] for row in self._rows}

    def write(self, *, careful: bool) -> None:
        """All that the batch changes but the head.

        Past the head no event can be there, nor a row of a ticket that they issue. Raises copying.AlreadyThere where
        there is one nevertheless; `careful` gets along with it, at a higher price.
        """
        connection, site = self._connection, self._site_id
        (copying.append if careful else copying.insert)(connection, tables.event, self._rows)
        now = ticket_rows(self._state, self._tickets)
        rows = chain(self._last_rows, now, changed_counters(self._known))
        batch_rows.write(connection, site, rows, frozenset() if careful else self._issued)
        self._write_ends()
        parked = [lsn for lsn in self._state.parked if lsn >= self._first]
        raws = {row[2]: row[4] for row in self._rows} if parked else {}
        copying.append(connection, tables.parked, [(site, lsn, kind_of(raws[lsn])) for lsn in parked])
        if (self._rows or self._catches_up) and self._state.day is not None and not self._state.day.open:
            self._account(self._known.memory.head.lsn)
        accounts.put(connection, site, self._accounts.values())
        if self._catches_up:
            make_due(connection, site)

    def _mark(self, item: events.Event | events.Parked, head: Head, *, keep: bool) -> None:
        self._known.hear(item)
        if isinstance(item.body, events.DocumentChanged) and item.body.name == documents.SITE:
            self._known.memory.catalog = catalog(self._connection, self._site_id, self._state)
        # A state that waits for an upgrade is not worth keeping: it is folded anew after it.
        if keep and isinstance(item.body, events.DayOpened):
            self._start = None if self._state.parked else (self.day, snapshots.taken(self._state, head.hash))

    def _end_day(self, end: Head) -> None:
        """Before a new day drops the tickets of the day before last."""
        self._account(end.lsn)
        self._ended.append((self.day, end))
        state = self._state
        going = {t for t in self._tickets if t in state.tickets and state.day and state.tickets[t].day < state.day.date}
        self._last_rows += chain(ticket_rows(state, going), counter_rows(state))

    def _account(self, lsn: int) -> None:
        """What the day has come to by now; later facts of it make the account anew."""
        found = self._known.memory
        if found.catalog is not None and found.state.day is not None:
            account = account_of(found.state, self._known.heard, found.catalog, NEVER, self._known.going)
            self._accounts[account.day] = account, lsn

    def _write_ends(self) -> None:
        if not self._ended:
            return
        connection, site, digest, snapshot = self._connection, self._site_id, tables.digest, tables.snapshot
        query = select(func.coalesce(func.max(digest.c.last_lsn), 0)).where(digest.c.site_id == site)
        last: int = connection.execute(query).scalar_one()
        ends = []
        for day, end in self._ended:
            if end.lsn > last:
                ends.append((site, last + 1, end.lsn, day, end.hash))
                last = end.lsn
        copying.append(connection, digest, ends)
        if self._start is not None:
            day, start = self._start
            packed = zstandard.compress(start.state, level=1)
            copying.append(connection, snapshot, [(site, start.lsn, day, start.rules, start.hash, packed)])
        kept = select(snapshot.c.lsn).where(snapshot.c.site_id == site).order_by(snapshot.c.lsn.desc())
        oldest = connection.execute(kept.offset(KEEP_SNAPSHOTS - 1).limit(1)).scalar()
        if oldest is not None:
            connection.execute(delete(snapshot).where(snapshot.c.site_id == site, snapshot.c.lsn < oldest))


def _last_opening(raws: Sequence[bytes]) -> int:
    """Where the last day of a batch opens: only with what that day begins is there anything to do later."""
    return next((n for n in range(len(raws) - 1, -1, -1) if _OPENING in raws[n]), 0)
