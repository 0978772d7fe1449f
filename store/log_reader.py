"""Hands out the committed log as it stands, for those who relay it."""

from pathlib import Path

from store import documents, identity, log, notes, outlook, snapshots
from store.connection import Connection
from store.documents import Document
from store.faults import told
from store.identity import Identity
from store.log import Digest, Entry, Head
from store.open import open_reader
from store.opening import DATABASE
from store.outlook import Outlook
from store.snapshots import Snapshot


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

    def first(self) -> int:
        """The lsn of the oldest row that is kept; 0 while there is none."""
        with told(self._path):
            return log.first(self._connection)

    def head(self) -> tuple[int, Head]:
        """The epoch and where the log ends."""
        with told(self._path):
            found = log.head(self._connection)
            last = log.read(self._connection, found.lsn - 1, 1)
        return last[0].epoch if last else 0, found

    def documents(self) -> list[Document]:
        """Every version of every document."""
        with told(self._path):
            return list(documents.every(self._connection))

    def hash_at(self, lsn: int) -> bytes | None:
        """The hash of the row `lsn`; None where it is not kept."""
        with told(self._path):
            return log.hash_at(self._connection, lsn)

    def identity(self) -> Identity:
        with told(self._path):
            return identity.known(self._connection)

    def snapshot(self) -> Snapshot | None:
        """The newest snapshot, whatever rules folded it; None before the second day."""
        with told(self._path):
            return snapshots.newest(self._connection)

    def document(self, name: str, version: int) -> Document | None:
        with told(self._path):
            return documents.get(self._connection, name, version)

    def note(self, ref: str) -> str | None:
        """The erasable note `ref`; None where it was erased."""
        with told(self._path):
            return notes.text_of(self._connection, ref)

    def outlook(self, *, tickets: bool) -> Outlook:
        """What was told last of the times ahead; `tickets`: of everybody who waits too."""
        with told(self._path):
            return outlook.read(self._connection, tickets=tickets)

    def digests(self) -> list[Digest]:
        """The ended days, oldest first."""
        with told(self._path):
            return list(log.digests(self._connection))

    def close(self) -> None:
        self._connection.close()
