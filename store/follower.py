"""The writer of site.db on a device that is not the hub: takes the hub's log as given, and decides nothing."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from core.catalog import Catalog
from core.events import Event, Parked
from core.state import State
from store import documents, identity, log, memory, projection
from store.anchor import anchor_path
from store.documents import Document
from store.faults import told
from store.gathered import Gathered
from store.memory import Fold, Memory
from store.open import transaction
from store.opening import Opened, open_store


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
    def open(cls, folder: Path, *, fold: Fold, device: str, training: bool = False, now_ms: int) -> "Follower":
        """Raises what SiteWriter.open raises."""
        return cls(open_store(folder, anchor_path(folder), device, training, now_ms), fold)

    @property
    def state(self) -> State:
        return self._memory.state

    @property
    def catalog(self) -> Catalog | None:
        return self._memory.catalog

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

    def close(self) -> None:
        try:
            with told(self.path), transaction(self._opened.connection):
                identity.mark(self._opened.connection, clean=True)
        finally:
            self._opened.close()

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
