"""How much paper a kiosk has used since its last new roll: one row in kiosk.db, kept over restarts."""

import time
from collections.abc import Callable

from store.device_store import DeviceStore

# Made where it is missing: the file may be older than this table.
_TABLE = """
    CREATE TABLE IF NOT EXISTS paper_roll (
        one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), used_mm REAL NOT NULL, since_ms INTEGER
    )
"""
_ROW = "INSERT INTO paper_roll VALUES (1, 0, NULL) ON CONFLICT DO NOTHING"


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


class PaperRoll:
    """`used_mm`: millimetres since the roll was changed at `since_ms`; None: nobody has told of any change yet.

    Written from one thread, read from any.
    """

    def __init__(self, store: DeviceStore, now_ms: Callable[[], int] = _now_ms) -> None:
        self._store = store
        self._now_ms = now_ms
        with store.write():
            store.run(_TABLE)
            store.run(_ROW)
        row = store.run("SELECT used_mm, since_ms FROM paper_roll").one()
        self.used_mm: float = row[0]
        self.since_ms: int | None = row[1]

    def use(self, mm: float) -> None:
        """So much more is used; on the disk when it returns."""
        self._keep(self.used_mm + mm, self.since_ms)

    def change(self) -> None:
        """A new roll is in."""
        self._keep(0.0, self._now_ms())

    def _keep(self, used_mm: float, since_ms: int | None) -> None:
        with self._store.write():
            self._store.run("UPDATE paper_roll SET used_mm = ?, since_ms = ?", (used_mm, since_ms))
        self.used_mm, self.since_ms = used_mm, since_ms
