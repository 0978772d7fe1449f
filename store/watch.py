"""Notices, at a poll, that a database file has changed or has been replaced."""

from pathlib import Path

from store.faults import Missing, told
from store.open import data_version, open_reader


class Watch:
    """`data_version` looks at the commit itself; a watch on the -wal file would look too early and then sleep."""

    def __init__(self, path: Path) -> None:
        """Opens a read-only connection. Raises Missing, Unreadable and the like."""
        self._path = path
        # Looked at before opening: a file that is put there in between is then noticed at the next poll.
        self._file = self._found()
        self.connection = open_reader(path)
        self._version: int | None = None

    def same_file(self) -> bool:
        """Whether the path still leads to the file that is open."""
        return self._file is not None and self._found() == self._file

    def changed(self) -> bool:
        """Whether another connection has committed since the last call; true the first time."""
        with told(self._path):
            version = data_version(self.connection)
        is_new = version != self._version
        self._version = version
        return is_new

    def close(self) -> None:
        self.connection.close()

    def _found(self) -> tuple[int, int] | None:
        try:
            with told(self._path):
                found = self._path.stat()
        except Missing:
            return None
        return found.st_dev, found.st_ino
