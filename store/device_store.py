"""A device's own file: what it authored alone and has to remember over a crash. One process writes it, and reads it.

kiosk.db holds outbox, lane, print journal and seen numbers; display.db holds outbox and what was shown.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from store.connection import Result
from store.faults import told
from store.open import WriterLock, check_schema, open_writer, schema_of, transaction

SCHEMA = 1
CACHE_KB = 256
"""What is read here are the newest few rows; a larger cache would only fill up with old ones, for months."""


class DeviceStore:
    """Threads may share it: one at a time reads or writes."""

    def __init__(self, path: Path, tables: Sequence[str], later: Sequence[str] = ()) -> None:
        """Opens or makes the file. `tables`: its CREATE TABLE statements. Raises the faults of store.faults.

        `later`: those that a file of an earlier version lacks, CREATE TABLE IF NOT EXISTS.
        """
        self.path = path
        self._turn = threading.RLock()
        self._depth = 0
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
            try:
                with told(self.path), transaction(self._connection):
                    yield
            finally:
                self._depth -= 1

    def run(self, statement: str, values: tuple[object, ...] = ()) -> Result:
        """One statement; changes belong inside `write`."""
        with self._turn, told(self.path):
            return self._connection.exec_driver_sql(statement, values)

    def close(self) -> None:
        with self._turn:
            self._connection.close()
            self._lock.release()

    def _make(self, tables: Sequence[str], later: Sequence[str]) -> None:
        with told(self.path), transaction(self._connection):
            is_new = schema_of(self._connection) != SCHEMA
            for table in (*tables, *later) if is_new else later:
                self._connection.exec_driver_sql(table)
            if is_new:
                self._connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
