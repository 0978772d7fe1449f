"""What one transaction is to hold, gathered while events are folded."""

import msgspec

from core import events
from core.events import Event, Parked
from store import log, snapshots
from store.documents import Document
from store.log import Entry, Head
from store.memory import Fold, Memory
from store.rows import Row, day_of, rows, touched

_NOT_AT_A_COUNTER = (events.TicketIssued, events.TicketPrinted, events.PrintAsked, events.CallShown)
"""The frequent kinds that leave every counter as it is."""


class _Tagged(msgspec.Struct):
    kind: str = ""


class Gathered:
    """`tickets`: those whose rows may have changed; None: all. `last_rows`: rows that a new day is about to drop."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.tickets: set[str] | None = set()
        self.moves_counters = False
        self.last_rows: list[Row] = []
        self.documents: list[Document] = []
        self.snapshots: list[snapshots.Snapshot] = []
        self.ended: list[tuple[str, Head]] = []
        self.parked: list[tuple[int, str]] = []

    def take(self, memory: Memory, item: Event | Parked, raw: bytes, fold: Fold) -> None:
        """Folds one item into `memory` and notes what it changes."""
        opens = isinstance(item.body, events.DayOpened)
        if opens:
            self.last_rows += rows(memory.state, memory.site_id, self.tickets)
            self.ended.append((day_of(memory.state), memory.head))
        fold(memory.state, item)
        memory.head = Head(item.lsn, log.chain(memory.head.hash, raw))
        self.entries.append(Entry(item.lsn, item.epoch, day_of(memory.state), raw, memory.head.hash))
        self._note(item)
        # A state that waits for an upgrade is not worth keeping: it is folded anew after it.
        if opens and not memory.state.parked:
            self.snapshots.append(snapshots.taken(memory.state, memory.head.hash))

    def _note(self, item: Event | Parked) -> None:
        ids = touched(item)
        self.tickets = None if ids is None or self.tickets is None else self.tickets | ids
        self.moves_counters = self.moves_counters or not isinstance(item.body, _NOT_AT_A_COUNTER)
        if isinstance(item, Parked):
            self.parked.append((item.lsn, msgspec.json.decode(item.body, type=_Tagged).kind))
