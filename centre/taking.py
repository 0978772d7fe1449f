"""What one batch changes, gathered while it is folded and then written."""

from collections.abc import Sequence
from functools import partial
from itertools import chain

from msgspec.structs import astuple
from sqlalchemy import Connection, Table, delete, func, select

from centre import copying, tables
from centre.late import make_due
from centre.memory import Remembered, catalog, changed_counters, item_of
from core import events
from core.fold import fold
from core.rollup.account import FORM, Account, account_of
from core.state import State
from store import documents, memory
from store.documents import Document
from store.gathered import Gathered
from store.rollups import encode_account
from store.rows import CounterRow, Row, StepRow, TicketRow, day_of, ticket_rows

KEEP_SNAPSHOTS = 3
_TABLES: dict[type[Row], Table] = {TicketRow: tables.ticket, StepRow: tables.step, CounterRow: tables.counter}
_KEYS = {kind: len(table.primary_key.columns) for kind, table in _TABLES.items()}
"""So many columns at the beginning of a row are its key."""

_fold = partial(memory.take, fold=fold)


class Taking:
    """Changes `known`: drop it where the transaction fails."""

    def __init__(self, site_id: str, known: Remembered, now_ms: int) -> None:
        self.gathered = Gathered()
        self._site_id = site_id
        self._known = known
        self._now_ms = now_ms
        self._catches_up = False
        self._accounts: dict[str, tuple[Account, int]] = {}

    @property
    def day(self) -> str:
        """The service day that the log stands in; "" before the first."""
        return day_of(self._state)

    @property
    def _state(self) -> State:
        return self._known.memory.state

    def learn(self, connection: Connection, bodies: Sequence[Document]) -> None:
        """Keeps documents, before the events that name them are folded."""
        rows = [(self._site_id, *body) for body in bodies]
        if copying.append(connection, tables.document, rows) and self._known.memory.catalog is None:
            self._known.memory.catalog = catalog(connection, self._site_id, self._state)
            self._catches_up = True

    def take(self, connection: Connection, raw: bytes) -> None:
        """Folds one event, the next of the log."""
        found = self._known.memory
        item = item_of(raw, found.head.lsn + 1, found.state)
        if isinstance(item.body, events.DayOpened):
            self._end_day()
        self.gathered.take(found, item, raw, _fold)
        self._known.hear(item)
        if isinstance(item.body, events.DocumentChanged) and item.body.name == documents.SITE:
            found.catalog = catalog(connection, self._site_id, found.state)

    def write(self, connection: Connection) -> None:
        """All that the batch changes but the head."""
        site, gathered = self._site_id, self.gathered
        events_ = [(site, e.day, e.lsn, e.epoch, e.raw, e.hash) for e in gathered.entries]
        copying.append(connection, tables.event, events_)
        self._write_rows(connection)
        self._write_ends(connection)
        copying.append(connection, tables.parked, [(site, lsn, kind) for lsn, kind in gathered.parked])
        if self._state.day is not None and not self._state.day.open and gathered.entries:
            self._end_day()
        made = [(site, a.day, FORM, lsn, encode_account(a)) for a, lsn in self._accounts.values()]
        copying.put(connection, tables.rollup, made)
        if self._catches_up:
            make_due(connection, site, self._now_ms)

    def _end_day(self) -> None:
        """What the day has come to by now; later facts of it make the account anew."""
        found = self._known.memory
        if found.catalog is not None and found.state.day is not None:
            account = account_of(found.state, self._known.heard, found.catalog, self._now_ms)
            self._accounts[account.day] = account, found.head.lsn

    def _write_rows(self, connection: Connection) -> None:
        """The last row of each key counts."""
        found: dict[type[Row], dict[tuple[object, ...], tuple[object, ...]]] = {kind: {} for kind in _TABLES}
        now = ticket_rows(self._state, self.gathered.tickets)
        for row in chain(self.gathered.last_rows, now, changed_counters(self._known)):
            values = (self._site_id, *astuple(row))
            found[type(row)][values[: _KEYS[type(row)]]] = values
        for kind, rows in found.items():
            copying.put(connection, _TABLES[kind], list(rows.values()))

    def _write_ends(self, connection: Connection) -> None:
        site, digest, snapshot = self._site_id, tables.digest, tables.snapshot
        if not self.gathered.ended and not self.gathered.snapshots:
            return
        query = select(func.coalesce(func.max(digest.c.last_lsn), 0)).where(digest.c.site_id == site)
        last: int = connection.execute(query).scalar_one()
        ends = []
        for day, end in self.gathered.ended:
            if end.lsn > last:
                ends.append((site, last + 1, end.lsn, day, end.hash))
                last = end.lsn
        copying.append(connection, digest, ends)
        days = {entry.lsn: entry.day for entry in self.gathered.entries}
        starts = [(site, s.lsn, days[s.lsn], s.rules, s.hash, s.state) for s in self.gathered.snapshots]
        copying.append(connection, snapshot, starts[-KEEP_SNAPSHOTS:])
        kept = select(snapshot.c.lsn).where(snapshot.c.site_id == site).order_by(snapshot.c.lsn.desc())
        oldest = connection.execute(kept.offset(KEEP_SNAPSHOTS - 1).limit(1)).scalar()
        if oldest is not None:
            connection.execute(delete(snapshot).where(snapshot.c.site_id == site, snapshot.c.lsn < oldest))
