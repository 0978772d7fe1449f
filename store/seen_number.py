"""Which numbers a kiosk's own screen may have shown: a visitor may know them although no paper came out."""

import logging
import time
from collections.abc import Callable

from store.device_store import DeviceStore
from store.faults import Fault

_log = logging.getLogger(__name__)

TABLES = (
    """
    CREATE TABLE IF NOT EXISTS seen_number (
        ticket TEXT NOT NULL, at_ms INTEGER NOT NULL, CONSTRAINT pk_seen_number PRIMARY KEY (ticket)
    ) WITHOUT ROWID
    """,
)

KEEP_MS = 7 * 24 * 3_600_000


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


class SeenNumbers:
    """Threads may share it, as they may the store."""

    def __init__(self, store: DeviceStore, now_ms: Callable[[], int] = _now_ms) -> None:
        """Forgets what was noted more than a week ago, if the disk lets it."""
        self._store = store
        self._now_ms = now_ms
        try:
            with store.write():
                store.run("DELETE FROM seen_number WHERE at_ms < ?", (now_ms() - KEEP_MS,))
        except Fault as fault:
            _log.warning("old numbers are kept: %s", fault)

    def note(self, ticket: str) -> None:
        """The number of `ticket` is about to be shown; on the disk when this returns. Raises store.faults.Fault."""
        with self._store.write():
            self._store.run("INSERT OR IGNORE INTO seen_number VALUES (?, ?)", (ticket, self._now_ms()))

    def noted(self, ticket: str) -> bool:
        """Raises store.faults.Fault."""
        return self._store.run("SELECT 1 FROM seen_number WHERE ticket = ?", (ticket,)).first() is not None
