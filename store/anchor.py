"""A note outside the database of how far it had come: what tells a rolled-back, swapped or copied database.

The anchor binds the incarnation, not the place alone: after two restores the place may be higher than ever while the
facts behind it are others.
"""

import contextlib
import os
from enum import StrEnum
from pathlib import Path

import msgspec

from store import log
from store.connection import Connection
from store.faults import told
from store.identity import Identity
from store.machine import is_same, this_machine

MOST_LOST = 9
"""Whatever a damaged note says; nobody sets a database back so often before its numbers of the day are used up."""


class Suspicion(StrEnum):
    """Why a database may not be the one that this device wrote last."""

    ROLLED_BACK = "rolled_back"
    SWAPPED = "swapped"
    COPIED = "copied"
    RESTORED = "restored"


class Anchor(msgspec.Struct, frozen=True):
    """`hash`: hex, of the log up to `lsn`. `epoch`: of the hub there; 0: an older Besti did not note it."""

    database_id: str
    incarnation: str
    lsn: int
    hash: str
    epoch: int = 0


def anchor_path(folder: Path) -> Path:
    """Beside the store's folder, so that a backup of the folder does not carry it along."""
    return folder.with_name(folder.name + ".anchor.json")


def read(path: Path) -> Anchor | None:
    """The anchor; None where there is none or a power cut left half of one."""
    with contextlib.suppress(FileNotFoundError, msgspec.DecodeError):
        return msgspec.json.decode(path.read_bytes(), type=Anchor)
    return None


def write(path: Path, identity: Identity, head: log.Head, epoch: int) -> None:
    """Replaces the anchor in one step. Call it after the commit: it must never be ahead of the database."""
    anchor = Anchor(identity.database_id, identity.incarnation, head.lsn, head.hash.hex(), epoch)
    new = path.with_name(path.name + ".new")
    with told(path):
        new.write_bytes(msgspec.json.encode(anchor))
        os.replace(new, path)  # noqa: PTH105 - both names are plain


def epochs_to_begin(path: Path, epoch: int) -> int:
    """How many epochs a database of `epoch` begins that may have been elsewhere: past all that this device has begun.

    Were it set back to the same moment twice, one new epoch would come twice, and with it the same numbers.
    """
    known = read(path)
    return 1 + min(max(0, known.epoch - epoch), MOST_LOST) if known is not None else 1


def suspect(connection: Connection, identity: Identity, anchor: Anchor | None) -> Suspicion | None:
    """What is wrong with the database, by the anchor and by the machine that it is on; None: nothing."""
    if not identity.machine:
        return Suspicion.RESTORED
    if not is_same(identity.machine, this_machine()):
        return Suspicion.COPIED
    if anchor is None:
        return None
    if anchor.database_id != identity.database_id:
        return Suspicion.SWAPPED
    end = log.head(connection)
    kept = log.hash_at(connection, anchor.lsn)
    forked = kept is not None and kept.hex() != anchor.hash
    if anchor.incarnation != identity.incarnation or anchor.lsn > end.lsn or forked:
        return Suspicion.ROLLED_BACK
    return None
