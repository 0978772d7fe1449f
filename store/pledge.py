"""The least epoch that this device will follow or decide in, saved before anybody is told of it.

It lies beside the folder of the store, so that a restored store does not take it back.
"""

import os
from pathlib import Path

import msgspec

from store.faults import told


class Pledge(msgspec.Struct, frozen=True):
    """`to`: the device that asked for it; "": nobody in particular."""

    epoch: int
    to: str = ""


NONE = Pledge(0)


def path_of(folder: Path) -> Path:
    return folder.with_name(folder.name + ".pledge.json")


def read(folder: Path) -> Pledge:
    """The pledge of the device whose store is in `folder`; NONE where it has given none. Raises a Fault."""
    path = path_of(folder)
    with told(path):
        try:
            return msgspec.json.decode(path.read_bytes(), type=Pledge)
        except (FileNotFoundError, msgspec.DecodeError):
            return NONE


def give(folder: Path, asked: Pledge) -> bool:
    """Saves `asked` where nothing else was promised; False where something was. On the disk when this returns.

    Raises the faults of store.faults; then nothing was promised.
    """
    now = read(folder)
    if asked.epoch < now.epoch or (asked.epoch == now.epoch and asked.to != now.to):
        return False
    if asked != now:
        _save(path_of(folder), asked)
    return True


def _save(path: Path, pledge: Pledge) -> None:
    new = path.with_name(path.name + ".new")
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            file.write(msgspec.json.encode(pledge))
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
