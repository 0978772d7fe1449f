"""What happens before a store can be written: lock, schema, identity, check after an unclean stop."""

from dataclasses import dataclass
from pathlib import Path

from store import anchor, before_upgrade, identity
from store.anchor import Suspicion
from store.connection import Connection
from store.faults import Corrupt, told
from store.identity import Identity
from store.open import WriterLock, check_schema, open_writer, transaction
from store.schema import SCHEMA, migrate

DATABASE = "site.db"


@dataclass
class Opened:
    """`stale`: the tables were written by a program that could not fold everything in the log."""

    path: Path
    anchor: Path
    lock: WriterLock
    identity: Identity
    suspicion: Suspicion | None
    stale: bool
    _connection: Connection | None

    @property
    def connection(self) -> Connection:
        """The one writing connection; opened anew after `drop_connection`."""
        if self._connection is None:
            self._connection = open_writer(self.path)
        return self._connection

    def drop_connection(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self.lock.release()


def open_store(folder: Path, anchor_path: Path, device: str, training: bool, now_ms: int) -> Opened:
    """Opens site.db in `folder` for writing, made and migrated where it must be. Raises the faults of store.faults."""
    path = folder / DATABASE
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    lock = WriterLock(path)
    try:
        check_schema(path, SCHEMA)
        connection = open_writer(path)
    except BaseException:
        lock.release()
        raise
    try:
        return _opened(path, anchor_path, lock, connection, (device, training, now_ms))
    except BaseException:
        connection.close()
        lock.release()
        raise


def _opened(
    path: Path, anchor_path: Path, lock: WriterLock, connection: Connection, new: tuple[str, bool, int]
) -> Opened:
    before_upgrade.keep(connection, path, SCHEMA)
    migrate(connection, path)
    with told(path):
        found = identity.read(connection)
        if found is None:
            with transaction(connection):
                found = identity.create(connection, *new)
            return Opened(path, anchor_path, lock, found, None, False, connection)
        if not found.clean:
            check_pages(connection, path)
        suspicion = anchor.suspect(connection, found, anchor.read(anchor_path))
        stale = bool(connection.exec_driver_sql("SELECT count(*) FROM parked").scalar_one())
        with transaction(connection):
            identity.mark(connection, clean=False)
            if suspicion is None:
                identity.mark_machine(connection)
    return Opened(path, anchor_path, lock, found, suspicion, stale, connection)


def check_pages(connection: Connection, path: Path) -> None:
    """Raises Corrupt unless SQLite finds its pages in order."""
    with told(path):
        answer = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if answer != "ok":
        raise Corrupt(path, str(answer))
