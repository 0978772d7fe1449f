"""A device's own file: what it authored alone and has to remember over a crash. One process writes it, and reads it.

kiosk.db holds outbox, lane, print journal and seen numbers; display.db holds outbox and what was shown.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from store.connection import Result
from store.faults import Fault, told
from store.open import WriterLock, check_schema, open_writer, schema_of, transaction

_log = logging.getLogger(__name__)

SCHEMA = 1
CACHE_KB = 256
"""What is read here are the newest few rows; a larger cache would only fill up with old ones, for months."""


class DeviceStore:
    """Threads may share it: one at a time reads or writes."""

    def __init__(self, path: Path, tables: Sequence[str], later: Sequence[str] = ()) -> None:
        """Opens or makes the file. `tables`: its CREATE TABLE statements. Raises the faults of store.faults.

        `later`: those that a file of an earlier version lacks, CREATE TABLE IF NOT EXISTS.
        `after_write`: called after each commit, in the thread that made it.
        """
        self.path = path
        self.after_write: Callable[[], None] = lambda: None
        self._turn = threading.RLock()
        self._depth = 0
        self._put_off: list[tuple[str, tuple[object, ...]]] = []
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = WriterLock(path)
        try:
            check_schema(path, SCHEMA)
            self._connection = open_writer(path)
            self._connection.exec_driver_sql(f"PRAGMA cache_size=-{CACHE_KB}")
            self._make(tables, later)
        except BaseException:
            self._lock.release()
            raise

    @contextmanager
    def write(self) -> Iterator[None]:
        """What is written inside is on the disk when the block ends, all or nothing; blocks may be nested."""
        with self._turn:
            if self._depth:
                yield
                return
            self._depth += 1
            due = len(self._put_off)
            try:
                with told(self.path), transaction(self._connection):
                    for statement, values in self._put_off[:due]:
                        self._connection.exec_driver_sql(statement, values)
                    yield
                del self._put_off[:due]
                self.after_write()
            finally:
                self._depth -= 1

    def run(self, statement: str, values: tuple[object, ...] = ()) -> Result:
        """One statement; changes belong inside `write`."""
        with self._turn, told(self.path):
            self._catch_up()
            return self._connection.exec_driver_sql(statement, values)

    def later(self, statement: str, values: tuple[object, ...] = ()) -> None:
        """A change that nobody waits for: made before anything else is read, or with what is written next.

        It does not survive a crash before that.
        """
        with self._turn:
            self._put_off.append((statement, values))

    def close(self) -> None:
        with self._turn:
            self._catch_up()
            self._connection.close()
            self._lock.release()

    def _catch_up(self) -> None:
        """Writes what was put off; where the disk takes nothing it is put off further."""
        if not self._put_off or self._depth:
            return
        try:
            with self.write():
                pass
        except Fault as fault:
            _log.warning("what was put off is not on the disk yet: %s", fault)

    def _make(self, tables: Sequence[str], later: Sequence[str]) -> None:
        with told(self.path), transaction(self._connection):
            is_new = schema_of(self._connection) != SCHEMA
            for table in (*tables, *later) if is_new else later:
                self._connection.exec_driver_sql(table)
            if is_new:
                self._connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
