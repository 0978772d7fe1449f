"""Reads site.db while another process writes it: notices a change within microseconds, reads on, folds.

A reader may start before the hub has made the store, and before the writer has brought it up to date; it waits, and
`waiting` says for what. It holds no transaction between polls and never writes.
"""

from dataclasses import dataclass
from pathlib import Path

from core.catalog import Catalog
from core.events import Event
from core.promise.live import Live, LiveStep
from core.state import State
from core.words import Doubt
from store import documents, heard, identity, live, log, memory, newcomer, notes
from store.faults import Busy, Fault, Missing, OlderSchema, told
from store.heard import Heard
from store.identity import Identity
from store.memory import Fold, Memory
from store.open import require_schema
from store.opening import DATABASE
from store.schema import SCHEMA
from store.watch import Watch

_CAPACITY = "SELECT letter, room, doubt FROM capacity_now WHERE at_ms >= ?"


@dataclass(frozen=True, slots=True)
class LetterCapacity:
    """`room`: how many more may take a number and will most likely be called before closing; None: nobody can tell.

    `doubt`: why somebody who took a number now would be told no time.
    """

    room: int | None
    doubt: Doubt | None


@dataclass(frozen=True, slots=True)
class Alive:
    """When the hub last said that it runs, in milliseconds of the wall clock, its own clock, its monotonic clock."""

    wall_ms: int
    clock_ms: int
    mono_ms: int


class SiteReader:
    """Use `SiteReader.open`. One thread at a time may use it.

    `waiting`: why there is nothing to read yet; None once the store has been read. `loads`: how many times it was read
    from its beginning; when it grows, what was derived from the state before is to be derived anew.
    """

    def __init__(self, path: Path, fold: Fold) -> None:
        self.path = path
        self.waiting: Fault | None = Missing(path)
        self.loads = 0
        self.identity: Identity | None = None
        self._fold = fold
        self._watch: Watch | None = None
        self._memory = Memory(State(), None, log.EMPTY, "")

    @classmethod
    def open(cls, folder: Path, *, fold: Fold) -> "SiteReader":
        """Reads what there is, or waits for one that is missing. Raises NewerSchema, Corrupt, NotAStore, Unreadable."""
        reader = cls(folder / DATABASE, fold)
        reader.poll()
        return reader

    @property
    def state(self) -> State:
        """The folded state as of the last poll; empty while waiting. Replaced when the store is read anew."""
        return self._memory.state

    @property
    def catalog(self) -> Catalog | None:
        return self._memory.catalog

    def poll(self) -> list[Event]:
        """Takes in what was committed since the last call and returns it, oldest first; cheap where that is nothing.

        Nothing is returned for what the first reading of a store takes in, nor where a store was replaced by one with
        another past. Events of kinds that this version does not
        know are kept in the state, not returned. Raises NewerSchema, Corrupt, NotAStore, Unreadable and DiskFailing.
        """
        try:
            if self._watch is None or not self._watch.same_file():
                return self._load()
            return self._read_on() if self._watch.changed() else []
        except (Missing, OlderSchema, Busy) as fault:
            self._drop()
            self.waiting = fault
            return []
        except Fault:
            self._drop()
            raise

    def alive(self) -> Alive | None:
        """When the hub last lived; None where it never said so, or while waiting."""
        if self._watch is None:
            return None
        with told(self.path):
            row = self._watch.connection.exec_driver_sql("SELECT wall_ms, clock_ms, mono_ms FROM alive").first()
        return Alive(*row) if row else None

    def heard(self) -> list[Heard]:
        """The devices that follow the hub, as it noted them; none while waiting."""
        if self._watch is None:
            return []
        with told(self.path):
            return list(heard.every(self._watch.connection))

    def promises(self, since_ms: int) -> dict[str, tuple[int, int]]:
        """What the hub would promise now, per letter, where it can tell a time: from when until when, in milliseconds.

        As it told at `since_ms` of its clock or later; nothing while waiting.
        """
        if self._watch is None:
            return {}
        with told(self.path):
            return newcomer.spans(self._watch.connection, since_ms)

    def promise(self, letter: str, since_ms: int) -> LiveStep | None:
        """What the hub would promise now for `letter` and why, as it told at `since_ms` of its clock or later."""
        if self._watch is None:
            return None
        with told(self.path):
            return newcomer.of_letter(self._watch.connection, letter, since_ms)

    def capacity(self, since_ms: int) -> dict[str, LetterCapacity]:
        """What is left of the day per letter, as the hub told at `since_ms` of its clock or later; else nothing."""
        if self._watch is None:
            return {}
        with told(self.path):
            rows = self._watch.connection.exec_driver_sql(_CAPACITY, (since_ms,))
            return {letter: LetterCapacity(room, doubt and Doubt(doubt)) for letter, room, doubt in rows}

    def live(self, ticket: str, since_ms: int) -> Live:
        """What somebody who waits is told of each step, as the hub told at `since_ms` of its clock or later."""
        if self._watch is None:
            return Live()
        with told(self.path):
            return live.of_ticket(self._watch.connection, ticket, since_ms)

    def note_text(self, ref: str) -> str | None:
        """The erasable note `ref`; None where it was erased, never arrived, or while waiting."""
        if self._watch is None:
            return None
        with told(self.path):
            return notes.text_of(self._watch.connection, ref)

    def document(self, name: str, version: int | None = None) -> str | None:
        """The document `name` in a version, or that of the state; None where it is not here or has not come yet."""
        now = self.state.documents.get(name)
        if self._watch is None or now is None:
            return None
        with told(self.path):
            return documents.body(self._watch.connection, name, version or now.version)

    def versions(self, name: str) -> list[int]:
        """The versions of a document that are here, newest first."""
        if self._watch is None:
            return []
        with told(self.path):
            return documents.versions(self._watch.connection, name)

    def naming(self, text: str, stretch: int, most: int) -> list[Event]:
        """The newest events among the last `stretch` whose bytes hold `text`, newest first."""
        if self._watch is None:
            return []
        with told(self.path):
            entries = log.naming(self._watch.connection, text, self.state.lsn - stretch, most)
        items = (memory.read_event(entry.raw, self.path) for entry in entries)
        return [item for item in items if isinstance(item, Event)]

    def after(self, lsn: int, most: int) -> list[Event]:
        """The events past the place `lsn`, oldest first, at most so many rows; nothing while waiting."""
        if self._watch is None:
            return []
        with told(self.path):
            entries = log.read(self._watch.connection, lsn, most)
        items = (memory.read_event(entry.raw, self.path) for entry in entries)
        return [item for item in items if isinstance(item, Event)]

    def acted(self, day: str, text: str, most: int) -> list[Event]:
        """What people did on a service day (2026-11-30), newest first: the events with an actor that hold `text`."""
        if self._watch is None:
            return []
        with told(self.path):
            entries = log.acted(self._watch.connection, day, text, most)
        items = (memory.read_event(entry.raw, self.path) for entry in entries)
        return [item for item in items if isinstance(item, Event) and item.actor is not None]

    def close(self) -> None:
        self._drop()

    def _load(self) -> list[Event]:
        self._drop()
        watch = Watch(self.path)
        try:
            with told(self.path):
                require_schema(watch.connection, self.path, SCHEMA)
                watch.changed()
                found = identity.read(watch.connection)
            if found is None:
                raise Missing(self.path)
            seen = self._memory.head
            self._memory = memory.load(watch.connection, self.path, self._fold, found.site_id)
            news = self._since(seen, watch) if self.loads else []
        except BaseException:
            watch.close()
            raise
        self._watch, self.identity, self.waiting = watch, found, None
        self.loads += 1
        return news

    def _since(self, seen: log.Head, watch: Watch) -> list[Event]:
        """What a store that was read anew says past `seen`, where it has the same past."""
        with told(self.path):
            if log.hash_at(watch.connection, seen.lsn) != seen.hash:
                return []
            entries = log.read(watch.connection, seen.lsn, self._memory.head.lsn - seen.lsn)
        items = (memory.read_event(entry.raw, self.path) for entry in entries)
        return [item for item in items if isinstance(item, Event)]

    def _read_on(self) -> list[Event]:
        assert self._watch is not None
        connection = self._watch.connection
        with told(self.path):
            require_schema(connection, self.path, SCHEMA)
            found = identity.read(connection)
            entries = log.read(connection, self._memory.head.lsn)
        if found is None or self.identity is None or found.database_id != self.identity.database_id:
            return self._load()
        if any(entry.epoch != self._memory.state.epoch for entry in entries):
            return self._load()
        items = memory.follow(self._memory, entries, self.path, self._fold)
        if memory.new_site_file(items):
            with told(self.path):
                memory.refresh_catalog(self._memory, connection)
        return [item for item in items if isinstance(item, Event)]

    def _drop(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None
