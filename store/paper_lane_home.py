"""Whether paper_lane.db is the one that this machine wrote last: two boxes from one disk would print one row twice."""

import secrets
from pathlib import Path

from store import device_life
from store.anchor import Suspicion
from store.device_life import Place
from store.device_store import DeviceStore
from store.machine import is_same, this_machine

TABLES = (
    """
    CREATE TABLE IF NOT EXISTS home (
        one INTEGER NOT NULL, id TEXT NOT NULL, machine TEXT NOT NULL,
        CONSTRAINT pk_home PRIMARY KEY (one), CONSTRAINT ck_home_one CHECK (one = 1)
    )
    """,
)

_REACHED = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'strip'"


class PaperLaneHome:
    """`suspicion`: why the file may not know all that was printed; None: nothing speaks against it."""

    def __init__(self, store: DeviceStore) -> None:
        self._store = store
        self._anchor: Path = device_life.anchor_path(store.path)
        self.suspicion = self._suspect()

    def settle(self) -> None:
        """From now on it is this machine's, whatever it was. Raises the faults of store.faults."""
        with self._store.write():
            known = self._store.run("SELECT id FROM home").scalar()
            id_ = known if known and self.suspicion is None else secrets.token_hex(16)
            self._store.run("INSERT OR REPLACE INTO home VALUES (1, ?, ?)", (id_, this_machine()))
        self.suspicion = None

    def note(self) -> None:
        """Writes down beside the folder how far it has come. Raises the faults of store.faults."""
        id_ = self._store.run("SELECT id FROM home").scalar_one()
        device_life.write(self._anchor, Place(id_, "", self._reached()))

    def _suspect(self) -> Suspicion | None:
        """A file without strips has nothing to repeat; one from before there were homes is believed once."""
        row = self._store.run("SELECT id, machine FROM home").first()
        if row is None:
            return None
        if not is_same(row[1], this_machine()):
            return Suspicion.COPIED
        anchored = device_life.read(self._anchor)
        if anchored is None:
            return None
        if anchored.file != row[0]:
            return Suspicion.SWAPPED
        return Suspicion.ROLLED_BACK if anchored.seq > self._reached() else None

    def _reached(self) -> int:
        return int(self._store.run(_REACHED).scalar_one())
