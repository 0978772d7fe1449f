"""The one door to SQLite: which library, how a file is opened for writing or reading, who holds the writer's lock.

Two SQLite libraries in one process lose each other's locks, so no other file imports one. Nobody opens a database,
its -wal or its -shm as a plain file: closing it would drop the locks of this process.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from store.connection import Connection
from store.faults import AlreadyWriting, Missing, NewerSchema, NotAStore, OlderSchema, fault_of, told

try:
    import pysqlite3.dbapi2 as driver
except ImportError:  # no wheel for this machine: one writing connection per file keeps the known WAL fault away
    import sqlite3 as driver

DriverError = driver.Error
"""What every statement may raise; `store.faults.told` makes faults of it."""

BUSY_MS = 5000
JOURNAL_LIMIT = 16 * 1024 * 1024
WAL_FAULT_FIXED = (3, 51, 3)

_WRITER = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    f"PRAGMA journal_size_limit={JOURNAL_LIMIT}",
    "PRAGMA wal_autocheckpoint=1000",
    "PRAGMA cache_size=-8000",
)
_EVERYONE = (f"PRAGMA busy_timeout={BUSY_MS}", "PRAGMA mmap_size=0")
_READER = ("PRAGMA cache_size=-500",)


def sqlite_version() -> tuple[str, bool]:
    """The version of the SQLite in use, and whether it is free of the WAL-reset fault of 3.7.0–3.51.2."""
    version: str = driver.sqlite_version
    return version, tuple(map(int, version.split("."))) >= WAL_FAULT_FIXED


def _connect(path: Path, mode: str, pragmas: tuple[str, ...]) -> Connection:
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    # isolation_level None: the driver starts no transactions of its own, we say BEGIN IMMEDIATE.
    connection = driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        for pragma in pragmas:
            connection.execute(pragma)
    except driver.Error:
        connection.close()
        raise
    return Connection(connection)


def sqlalchemy_of(connection: Connection) -> Any:
    """The same connection as SQLAlchemy's, for the migrations; it is closed with `connection`."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    def same() -> Any:
        return connection.driver

    # Nothing is reset when it is handed back: the transaction is the caller's.
    return create_engine(
        "sqlite://", module=driver, creator=same, poolclass=StaticPool, pool_reset_on_return=None,
        isolation_level="AUTOCOMMIT",
    ).connect()  # fmt: skip


def sqlite_engine(path: Path, begin: str, connections: int) -> Any:
    """An engine of SQLAlchemy on the file `path`, made where it is missing, for a database that threads share.

    `begin`: the statement that begins each of its transactions.
    """
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import QueuePool

    def connected() -> Any:
        return _connect(path, "rwc", _EVERYONE + _WRITER).driver

    engine = create_engine(
        "sqlite://", module=driver, creator=connected, poolclass=QueuePool, pool_size=connections, max_overflow=0
    )

    @event.listens_for(engine, "begin")
    def _(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def open_writer(path: Path) -> Connection:
    """The one writing connection to `path`, made where it is missing; write inside `transaction`.

    The caller holds the WriterLock. Raises the faults of store.faults.
    """
    with told(path):
        return _connect(path, "rwc", _EVERYONE + _WRITER)


def open_reader(path: Path) -> Connection:
    """A read-only connection. It holds no transaction between statements. Raises Missing where there is no file."""
    with told(path):
        if not path.exists():
            raise Missing(path)
        return _connect(path, "ro", _EVERYONE + _READER)


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """BEGIN IMMEDIATE … COMMIT; durable when the block is left without an error, without effect otherwise."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        # Where the disk was full SQLite has rolled back by itself, and a second ROLLBACK would hide why.
        if connection.in_transaction:
            connection.exec_driver_sql("ROLLBACK")
        raise


def schema_of(connection: Connection) -> int:
    """The schema's number that the file carries; 0 in an empty file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def check_schema(path: Path, known: int) -> int:
    """The schema of the file at `path`, 0 where there is none yet; it is not written to.

    Raises NewerSchema past `known`, NotAStore on a foreign file.
    """
    if not path.exists() or path.stat().st_size == 0:
        return 0
    with open_reader(path) as connection, told(path):
        found = schema_of(connection)
        if found > known:
            raise NewerSchema(path, f"{found} > {known}")
        if found == 0 and connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one():
            raise NotAStore(path)
        return found


def require_schema(connection: Connection, path: Path, known: int) -> None:
    """Raises OlderSchema or NewerSchema unless the open file carries exactly the schema `known`."""
    found = schema_of(connection)
    if found > known:
        raise NewerSchema(path, f"{found} > {known}")
    if found < known:
        raise OlderSchema(path)


def data_version(connection: Connection) -> int:
    """A number that changes when another connection has committed; microseconds."""
    return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())


def copy_database(source: Connection, target: Path, mark: str) -> None:
    """Writes what `source` sees now to the new file `target`, by SQLite's backup, while a writer may go on.

    `mark`: the statement that tells the copy from the original.
    """
    try:
        copy = driver.connect(target, isolation_level=None)
        try:
            source.driver.backup(copy)
            copy.execute(mark)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file to carry away, no -wal beside it
        finally:
            copy.close()
    except driver.Error as error:
        fault = fault_of(error, target)
        if fault is None:
            raise
        raise fault from error


class WriterLock:
    """The right to write one database, on a file beside it. Ends with the process, however that ends."""

    def __init__(self, database: Path) -> None:
        """Raises AlreadyWriting, or ReadOnly and the like where the lock file cannot be made."""
        path = database.with_name(database.name + ".lock")
        with told(path):
            self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(self._fd, 32).decode(errors="replace").strip()
            os.close(self._fd)
            raise AlreadyWriting(database, f"(PID {holder})" if holder else "") from None
        # The number is a courtesy to whoever comes second; on a full disk the lock holds without it.
        with suppress(OSError):
            os.ftruncate(self._fd, 0)
            os.pwrite(self._fd, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        os.close(self._fd)
