"""What a process keeps in memory of a store: the folded state, the site file made easy to ask, where the log ends."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from core import events
from core.catalog import Catalog
from core.events import Event, Parked
from core.state import State
from store import documents, log, snapshots
from store.connection import Connection
from store.faults import Corrupt, told
from store.log import Entry, Head

Fold = Callable[[State, Event | Parked], None]

_logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Memory:
    """`site_id`: "" until the site file has been loaded; then for good.

    `by_old_rules`: the snapshots of the store are of an earlier version of the rules.
    """

    state: State
    catalog: Catalog | None
    head: Head
    site_id: str
    by_old_rules: bool = False

    def take_site_file(self, text: str) -> None:
        self.catalog = documents.catalog_of(text)
        self.site_id = self.site_id or self.catalog.site.site.id


def load(connection: Connection, path: Path, fold: Fold, site_id: str = "") -> Memory:
    """Snapshot and tail, folded. Raises Corrupt where the log does not follow from itself."""
    with told(path):
        start = snapshots.start(connection)
        memory = Memory(start.state, None, start.head, site_id, start.by_old_rules)
        follow(memory, log.read(connection, start.head.lsn), path, fold)
        refresh_catalog(memory, connection)
    return memory


def refresh_catalog(memory: Memory, connection: Connection) -> None:
    """Takes the site file that the state names; none while there is none, or its body has not come yet."""
    now = memory.state.documents.get(documents.SITE)
    text = documents.body(connection, documents.SITE, now.version) if now else None
    if text is not None:
        memory.take_site_file(text)


def follow(memory: Memory, entries: Iterable[Entry], path: Path, fold: Fold) -> list[Event | Parked]:
    """Folds further rows of the log into `memory` and returns what they say. Raises Corrupt on a gap or wrong hash."""
    taken = []
    lsn, before = memory.head
    for entry in entries:
        before = log.chain(before, entry.raw)
        lsn += 1
        if entry.lsn != lsn or entry.hash != before:
            raise Corrupt(path, f"lsn {entry.lsn}")
        taken.append(read_event(entry.raw, path))
        take(memory.state, taken[-1], fold)
    memory.head = Head(lsn, before)
    return taken


def read_event(raw: bytes, path: Path) -> Event | Parked:
    """The event in `raw`. Raises Corrupt where not even the envelope can be read."""
    try:
        return events.decode(raw)
    except msgspec.DecodeError as error:
        raise Corrupt(path, str(error)) from error


def take(state: State, item: Event | Parked, fold: Fold) -> None:
    """Folds what stands in the log. Where the fold fails, that event is parked and the rest goes on."""
    try:
        fold(state, item)
    except Exception:
        if isinstance(item, Parked):
            raise
        _logger.exception("event %d could not be folded and is parked", item.lsn)
        fold(state, as_parked(item))


def as_parked(event: Event) -> Parked:
    body = msgspec.Raw(msgspec.json.encode(event.body))
    return Parked(event.epoch, event.lsn, event.at, event.command, event.device, body, event.actor, event.origin)


def new_site_file(items: Iterable[Event | Parked]) -> bool:
    """Whether the catalog is out of date after `items`."""
    return any(
        isinstance(item, Event) and isinstance(item.body, events.DocumentChanged) and item.body.name == documents.SITE
        for item in items
    )
