"""How this hub reaches its centre: address, site and token, in a file that only its own user may read."""

import os
from pathlib import Path

import msgspec

from store.faults import Corrupt, told

NAME = "centre.json"


class Centre(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    url: str
    site: str
    token: str


def read(folder: Path) -> Centre | None:
    """None where this hub has not joined a centre. Raises Corrupt and the faults of the disk."""
    path = folder / NAME
    with told(path):
        if not path.exists():
            return None
        raw = path.read_bytes()
    try:
        return msgspec.json.decode(raw, type=Centre)
    except msgspec.DecodeError as error:
        raise Corrupt(path, str(error)) from error


def write(folder: Path, centre: Centre) -> None:
    """Replaces the file whole. Raises the faults of the disk."""
    path = folder / NAME
    new = path.with_suffix(".new")
    with told(path):
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(msgspec.json.encode(centre))
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
