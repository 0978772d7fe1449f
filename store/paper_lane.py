"""Which numbers were printed beforehand for an emergency: paper_lane.db, written by `besti paper-lane` alone."""

from typing import NamedTuple

from store.device_store import DeviceStore

TABLES = (
    """
    CREATE TABLE strip (
        n INTEGER PRIMARY KEY AUTOINCREMENT, letter TEXT NOT NULL, first INTEGER NOT NULL, many INTEGER NOT NULL,
        at_ms INTEGER NOT NULL
    )
    """,
)


class Strip(NamedTuple):
    """`many` numbers from `first` on, printed in a row at `at_ms`."""

    first: int
    many: int
    at_ms: int


class PaperLane:
    def __init__(self, store: DeviceStore) -> None:
        self._store = store

    def strips(self, letter: str) -> list[Strip]:
        """All strips of `letter`, oldest first."""
        query = "SELECT first, many, at_ms FROM strip WHERE letter = ? ORDER BY n"
        return [Strip(row[0], row[1], row[2]) for row in self._store.run(query, (letter,))]

    def reserve(self, letter: str, strip: Strip) -> int:
        """Notes a strip before it is printed, so that a crash burns numbers rather than prints them twice."""
        with self._store.write():
            insert = "INSERT INTO strip (letter, first, many, at_ms) VALUES (?, ?, ?, ?)"
            return int(self._store.run(insert, (letter, *strip)).lastrowid)

    def shorten(self, n: int, many: int) -> None:
        """Only the first `many` numbers of strip `n` can be on paper; the rest may be printed again."""
        with self._store.write():
            if many:
                self._store.run("UPDATE strip SET many = ? WHERE n = ?", (many, n))
            else:
                self._store.run("DELETE FROM strip WHERE n = ?", (n,))
