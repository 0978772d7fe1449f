"""What one transaction is to hold, gathered while events are folded."""

import msgspec

from core import events
from core.events import Event, Parked
from store import log, snapshots
from store.documents import Document
from store.log import Entry, Head
from store.memory import Fold, Memory
from store.notes import Note
from store.rows import Row, day_of, rows, touched

_NOT_AT_A_COUNTER = (
    events.TicketIssued, events.TicketPrinted, events.PrintAsked, events.PaperAsked, events.PaperPrinted,
    events.CallShown, events.VisitRated, events.DemandCounted, events.StepPromised,
)  # fmt: skip
"""The frequent kinds that leave every counter as it is."""


class _Tagged(msgspec.Struct):
    kind: str = ""


class _Told(msgspec.Struct):
    """As much of an event as is told of one that cannot be folded."""

    body: _Tagged


class Gathered:
    """`tickets`: those whose rows may have changed. `last_rows`: rows that a new day is about to drop."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.tickets: set[str] = set()
        self.moves_counters = False
        self.last_rows: list[Row] = []
        self.documents: list[Document] = []
        self.notes: list[Note] = []
        self.erased: list[str] = []
        self.snapshots: list[snapshots.Snapshot] = []
        self.ended: list[tuple[str, Head]] = []
        self.parked: list[tuple[int, str]] = []

    def take(self, memory: Memory, item: Event | Parked, raw: bytes, fold: Fold) -> None:
        """Folds one item into `memory` and notes what it changes."""
        opens = isinstance(item.body, events.DayOpened)
        if opens:
            self.last_rows += rows(memory.state, self.tickets)
            self.ended.append((day_of(memory.state), memory.head))
        fold(memory.state, item)
        memory.head = Head(item.lsn, log.chain(memory.head.hash, raw))
        self.entries.append(Entry(item.lsn, item.epoch, day_of(memory.state), raw, memory.head.hash))
        self._note(item, memory.state.parked, raw)
        # A state that waits for an upgrade is not worth keeping: it is folded anew after it.
        if opens and not memory.state.parked:
            self.snapshots.append(snapshots.taken(memory.state, memory.head.hash))

    def _note(self, item: Event | Parked, parked: list[int], raw: bytes) -> None:
        self.tickets |= touched(item)
        self.moves_counters = self.moves_counters or not isinstance(item.body, _NOT_AT_A_COUNTER)
        if parked[-1:] == [item.lsn]:
            self.parked.append((item.lsn, kind_of(raw)))


def kind_of(raw: bytes) -> str:
    """What an event calls itself; "" where nobody can read it."""
    try:
        return msgspec.json.decode(raw, type=_Told).body.kind
    except msgspec.DecodeError:
        return ""
