"""What a display has shown and spoken, so that after a crash it neither leaves a call out nor says one twice."""

from typing import NamedTuple

from store.device_store import DeviceStore

TABLES = (
    """
    CREATE TABLE shown (
        one INTEGER NOT NULL, shown_lsn INTEGER NOT NULL, spoken_lsn INTEGER NOT NULL,
        CONSTRAINT pk_shown PRIMARY KEY (one), CONSTRAINT ck_shown_one CHECK (one = 1)
    )
    """,
)


class Places(NamedTuple):
    """Every call up to these places in the log was shown, and was spoken."""

    shown_lsn: int
    spoken_lsn: int


class ShownCalls:
    def __init__(self, store: DeviceStore) -> None:
        self._store = store

    def places(self) -> Places | None:
        """None on a display that has shown nothing yet."""
        row = self._store.run("SELECT shown_lsn, spoken_lsn FROM shown").first()
        return Places(*row) if row else None

    def note(self, shown_lsn: int, spoken_lsn: int) -> None:
        """Moves the places on; never back."""
        with self._store.write():
            self._store.run(
                "INSERT INTO shown VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET"
                " shown_lsn = max(shown_lsn, excluded.shown_lsn), spoken_lsn = max(spoken_lsn, excluded.spoken_lsn)",
                (shown_lsn, spoken_lsn),
            )
