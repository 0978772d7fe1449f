"""Hands out the committed log as it stands, for those who relay it."""

from pathlib import Path

from store import log
from store.connection import Connection
from store.faults import told
from store.log import Entry
from store.open import open_reader
from store.opening import DATABASE


class LogReader:
    """A read-only connection of its own. One thread at a time may use it."""

    def __init__(self, folder: Path) -> None:
        """Raises Missing where there is no store."""
        self._path = folder / DATABASE
        self._connection: Connection = open_reader(self._path)

    def after(self, lsn: int, limit: int) -> list[Entry]:
        """At most `limit` rows past `lsn`, in order: (lsn, epoch, day, raw, hash). Raises a Fault."""
        with told(self._path):
            return log.read(self._connection, lsn, limit)

    def close(self) -> None:
        self._connection.close()
