"""The writer of site.db on a device that is not the hub: takes the hub's log as given, and decides nothing."""

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from core.catalog import Catalog
from core.events import Event, Parked
from core.state import RULES_VERSION, State
from store import copy_mark, documents, identity, log, memory, notes, outlook, pledge, projection, rollups, snapshots
from store.anchor import anchor_path
from store.connection import Connection
from store.documents import Document
from store.faults import AHub, told
from store.gathered import Gathered
from store.memory import Fold, Memory
from store.notes import Note
from store.open import transaction
from store.opening import Opened, open_store
from store.outlook import Outlook
from store.rows import day_of
from store.snapshots import Snapshot


class Gap(Exception):
    """The rows do not follow what the follower has: it asks again from `after`."""

    def __init__(self, after: int) -> None:
        self.after = after
        super().__init__(f"expected the event after {after}")


class Follower:
    """Use `Follower.open`. One thread at a time may use it."""

    def __init__(self, opened: Opened, fold: Fold) -> None:
        self.path = opened.path
        self._opened = opened
        self._fold = partial(memory.take, fold=fold)
        self._plain_fold = fold
        self._projection = projection.Projection()
        self._memory = self._load()
        if opened.stale or self._memory.by_old_rules:
            with told(self.path), transaction(opened.connection):
                projection.rewrite(opened.connection, self._memory.state, self._memory.site_id)

    @classmethod
    def open(
        cls, folder: Path, *, fold: Fold, device: str, training: bool = False, now_ms: int, own: bool = False
    ) -> "Follower":
        """`own`: a hub's own store that is being restored. Raises what SiteWriter.open raises; AHub for ACopy.

        A store that may be a copy, or from before, gets a name of its own; what it holds is compared with the hub.
        A hub's store follows once the hub was promised to another device.
        """
        opened = open_store(folder, anchor_path(folder), device, training, now_ms)
        try:
            if not own and _decides(opened.connection, folder):
                raise AHub(opened.path)
            with told(opened.path), transaction(opened.connection):
                copy_mark.write(opened.connection, copy_mark.DECIDES if own else copy_mark.FOLLOWS)
                if opened.suspicion is not None and not own:
                    opened.identity = identity.renew(opened.connection, opened.identity)
            return cls(opened, fold)
        except BaseException:
            opened.close()
            raise

    @property
    def state(self) -> State:
        return self._memory.state

    @property
    def catalog(self) -> Catalog | None:
        return self._memory.catalog

    @property
    def device(self) -> str:
        """The name of the device that this store was made on."""
        return self._opened.identity.device

    @property
    def site_id(self) -> str:
        """The site of the log; "" until its site file has come."""
        return self._memory.site_id

    @property
    def head(self) -> log.Head:
        """Where the follower stands; its hash equals the hub's at that lsn."""
        return self._memory.head

    def append(self, raws: Sequence[bytes], bodies: Sequence[Document] = ()) -> list[Event | Parked]:
        """Takes events of the hub, byte for byte, with the documents that they name, in one commit.

        What is already there is passed over; returns the rest. An event of an unknown kind, or that cannot be folded,
        is parked. Raises Gap, Corrupt where bytes are no event, and the faults of the disk; then nothing was taken.
        """
        items = [(memory.read_event(raw, self.path), raw) for raw in raws]
        gathered = Gathered()
        gathered.documents += bodies
        taken = []
        for item, raw in items:
            if item.lsn <= self._memory.head.lsn:
                continue
            if item.lsn != self._memory.head.lsn + 1:
                self._restart()
                raise Gap(self._memory.head.lsn)
            gathered.take(self._memory, item, raw, self._fold)
            taken.append(item)
        self._commit(gathered, taken)
        return taken

    def hash_at(self, lsn: int) -> bytes | None:
        """The hash of the row `lsn`; None where it is not kept."""
        with told(self.path):
            return log.hash_at(self._opened.connection, lsn)

    @property
    def first(self) -> int:
        """The lsn of the oldest row that is kept; 0 while there is none."""
        with told(self.path):
            return log.first(self._opened.connection)

    def lacking(self, names: Container[str]) -> list[tuple[str, int]]:
        """Documents among `names` that the log speaks of and whose body has not come: (name, version)."""
        state, connection = self._memory.state, self._opened.connection
        with told(self.path):
            wanted = [(name, now.version) for name, now in state.documents.items() if name in names]
            return [found for found in wanted if not documents.holds(connection, *found)]

    def lacking_notes(self) -> list[str]:
        """Notices that hang and whose text has not come, by reference."""
        connection = self._opened.connection
        with told(self.path):
            return [ref for ref in self._memory.state.notices if notes.text_of(connection, ref) is None]

    def hang(self, texts: Mapping[str, str]) -> None:
        """Keeps what notices say, by reference; what no notice says any longer is erased."""
        hanging = self._memory.state.notices
        with told(self.path), transaction(self._opened.connection):
            notes.keep_only(self._opened.connection, hanging)
            for ref, text in texts.items():
                if ref in hanging:
                    notes.hang(self._opened.connection, Note(ref, text, hanging[ref].until_ms))

    def tail(self, after: int) -> list[bytes]:
        """The events past `after`, as they were given."""
        with told(self.path):
            return [entry.raw for entry in log.read(self._opened.connection, after)]

    def cut(self, last: int) -> None:
        """Forgets everything past `last`, which the hub does not have; raises ValueError where no start remains."""
        connection = self._opened.connection
        with self._anew(connection):
            log.cut(connection, last)
            snapshots.cut(connection, last)
            if log.first(connection) != 1 and snapshots.newest(connection) is None and last > 0:
                raise ValueError(f"nothing to start from up to {last}")

    def start_from(self, snapshot: Snapshot) -> None:
        """Forgets everything and begins with `snapshot`, taken as the hub gave it; raises ValueError on other rules."""
        if snapshot.rules != RULES_VERSION:
            raise ValueError(f"a state of rules {snapshot.rules}; these are {RULES_VERSION}")
        connection = self._opened.connection
        with self._anew(connection):
            log.cut(connection, 0)
            snapshots.cut(connection, 0)
            snapshots.save(connection, snapshot)

    def alive(self, wall_ms: int, clock_ms: int, mono_ms: int) -> None:
        """Notes that the hub was heard: at `wall_ms` and `mono_ms` of this device, `clock_ms` of the hub."""
        row = (wall_ms, clock_ms, mono_ms)
        with told(self.path), transaction(self._opened.connection):
            self._opened.connection.exec_driver_sql("INSERT OR REPLACE INTO alive VALUES (1, ?, ?, ?)", row)

    def tell(self, ahead: Outlook) -> None:
        """Keeps what the hub tells now of the times ahead, over what it told before."""
        with told(self.path), transaction(self._opened.connection):
            outlook.write(self._opened.connection, ahead)

    def keep_accounts(self, made: Sequence[rollups.Made]) -> None:
        """Stores what days came to; their log may go then."""
        with told(self.path), transaction(self._opened.connection):
            for each in made:
                rollups.put(self._opened.connection, each)

    def prune(self, keep_days: int) -> int:
        """Drops the log of days before the last `keep_days`; returns how many events went."""
        with told(self.path), transaction(self._opened.connection):
            return log.prune(self._opened.connection, keep_days)

    def close(self) -> None:
        try:
            with told(self.path), transaction(self._opened.connection):
                identity.mark(self._opened.connection, clean=True)
        finally:
            self._opened.close()

    @contextmanager
    def _anew(self, connection: Connection) -> Iterator[None]:
        """One transaction that changes what is kept; then what the file holds is folded and its rows are written.

        The file has another database id afterwards, so that whoever reads it begins anew too.
        """
        try:
            with told(self.path), transaction(connection):
                yield
                self._memory = self._load()
                state, site_id = self._memory.state, self._opened.identity.site_id
                projection.clear(connection, site_id, day_of(state))
                projection.rewrite(connection, state, site_id)
                identity.renew(connection, self._opened.identity)
        finally:
            self._restart()

    def _commit(self, gathered: Gathered, taken: Sequence[Event | Parked]) -> None:
        connection = self._opened.connection
        try:
            with told(self.path), transaction(connection):
                for document in gathered.documents:
                    documents.put(connection, document)
                if gathered.documents or memory.new_site_file(taken):
                    memory.refresh_catalog(self._memory, connection)
                if self._memory.site_id != self._opened.identity.site_id:
                    self._opened.identity = identity.name_site(connection, self._opened.identity, self._memory.site_id)
                self._projection.write(connection, gathered, self._memory.state, self._memory.site_id)
        except BaseException:
            self._opened.drop_connection()
            self._restart()
            raise

    def _restart(self) -> None:
        self._projection = projection.Projection()
        self._opened.identity = identity.known(self._opened.connection)
        self._memory = self._load()

    def _load(self) -> Memory:
        site_id = self._opened.identity.site_id
        return memory.load(self._opened.connection, self.path, self._plain_fold, site_id)


def _decides(connection: Connection, folder: Path) -> bool:
    """Whether this store leads its site: it has a log of its own, and nobody took its place."""
    if copy_mark.read(connection) != copy_mark.DECIDES:
        return False
    end = connection.exec_driver_sql("SELECT epoch FROM log ORDER BY lsn DESC LIMIT 1").first()
    return end is not None and pledge.read(folder).epoch <= end[0]
