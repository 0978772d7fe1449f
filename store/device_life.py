"""Whether a device's own file is the one that this device wrote last; a copied or set back one begins a new life.

A life (incarnation) is an author: in a new one the facts are numbered from one again and no lane is held, so that two
boxes from one disk image, and a box before and after its backup, never speak or count for each other.
"""

import logging
import os
import secrets
from pathlib import Path

import msgspec

from store.anchor import Suspicion
from store.device_store import DeviceStore
from store.faults import Fault, told
from store.machine import is_same, this_machine

_log = logging.getLogger(__name__)

TABLES = (
    """
    CREATE TABLE IF NOT EXISTS device_file (
        one INTEGER NOT NULL, id TEXT NOT NULL, machine TEXT NOT NULL,
        CONSTRAINT pk_device_file PRIMARY KEY (one), CONSTRAINT ck_device_file_one CHECK (one = 1)
    )
    """,
)

_NEWEST = (
    "SELECT incarnation, max(head, (SELECT coalesce(max(seq), 0) FROM outbox WHERE incarnation = life.incarnation))"
    " FROM life ORDER BY rowid DESC LIMIT 1"
)


class Place(msgspec.Struct, frozen=True):
    """How far a file had come: `seq` facts of its life `incarnation`."""

    file: str
    incarnation: str
    seq: int


def anchor_path(path: Path) -> Path:
    """Beside the folder of the file at `path`, so that a copy of the folder does not carry it along."""
    return path.parent.with_name(f"{path.parent.name}.{path.stem}.anchor.json")


class DeviceLife:
    """Watches over a store with the tables of store.outbox, from its opening on."""

    def __init__(self, store: DeviceStore, anchor: Path, now_ms: int) -> None:
        """Begins a new life where there is doubt, before anything else is written. Raises the faults of store.faults.

        `suspicion`: the doubt, if any.
        """
        self._store = store
        self._anchor = anchor
        self._adrift = False
        with store.write():
            self._id, self.suspicion = self._looked_at()
            if self.suspicion is not None:
                _log.warning("%s is %s: a new life begins", store.path, self.suspicion)
                row = (new_life(), now_ms)
                store.run("INSERT INTO life (incarnation, since_ms, head) VALUES (?, ?, 0)", row)
            if self.suspicion is Suspicion.COPIED:
                # What the other box was asking for is answered there.
                store.run("DELETE FROM outbox WHERE kind = 'command'")
        self._noted: Place | None = None
        self.note()
        store.after_write = self.note

    def note(self) -> None:
        """Writes down outside the database how far it has come; called after each commit, never before.

        Without an anchor the file is as good as before, so a disk that does not take it is told, not raised.
        """
        place = self._place()
        if place is None or place == self._noted:
            return
        try:
            write(self._anchor, place)
        except (Fault, OSError) as error:
            if not self._adrift:
                _log.error("the anchor of %s could not be written: %s", self._store.path, error)
            self._adrift = True
        else:
            self._noted, self._adrift = place, False

    def _looked_at(self) -> tuple[str, Suspicion | None]:
        row = self._store.run("SELECT id, machine FROM device_file").first()
        here, newest = this_machine(), self._newest()
        id_ = row[0] if row and is_same(row[1], here) else secrets.token_hex(16)
        suspicion = self._suspect(row, here) if newest is not None else None
        if suspicion is not None:
            id_ = secrets.token_hex(16)
        self._store.run("INSERT OR REPLACE INTO device_file VALUES (1, ?, ?)", (id_, here))
        return id_, suspicion

    def _suspect(self, row: tuple[str, str] | None, here: str) -> Suspicion | None:
        """A file from before there were anchors is believed once."""
        if row is None:
            return None
        if not is_same(row[1], here):
            return Suspicion.COPIED
        anchored = read(self._anchor)
        if anchored is None:
            return None
        if anchored.file != row[0]:
            return Suspicion.SWAPPED
        incarnation, seq = self._newest() or ("", 0)
        if anchored.incarnation != incarnation or anchored.seq > seq:
            return Suspicion.ROLLED_BACK
        return None

    def _newest(self) -> tuple[str, int] | None:
        row = self._store.run(_NEWEST).first()
        return (row[0], row[1]) if row else None

    def _place(self) -> Place | None:
        newest = self._newest()
        return Place(self._id, *newest) if newest else None


def new_life() -> str:
    return secrets.token_hex(8)


def read(path: Path) -> Place | None:
    """None where there is none, or a power cut left half of one."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Place)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def write(path: Path, place: Place) -> None:
    """Replaces the note in one step. Raises the faults of store.faults."""
    new = path.with_name(path.name + ".new")
    with told(path):
        new.write_bytes(msgspec.json.encode(place))
        os.replace(new, path)  # noqa: PTH105 - both names are plain
