"""A file that is there to be given up: on a full disk its room lets the day go on while somebody frees more."""

import os
import shutil
from pathlib import Path

from store.faults import Fault, told

SIZE = 64 * 1024 * 1024
SPARE = 2
"""The ballast is made where this many times its size would still be free."""


class Ballast:
    def __init__(self, folder: Path, size: int = SIZE) -> None:
        """`size` in bytes."""
        self.path = folder / "ballast"
        self.size = size

    @property
    def is_there(self) -> bool:
        return self.path.exists() and self.path.stat().st_size == self.size

    def make(self) -> bool:
        """Makes the ballast where there is room; returns whether it is there now. Never fills a disk to do so."""
        if self.is_there:
            return True
        if shutil.disk_usage(self.path.parent).free < self.size * (1 + SPARE):
            return False
        try:
            with told(self.path), self.path.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, self.size)
        except (Fault, OSError):
            self.release()
            return False
        return True

    def release(self) -> bool:
        """Gives the room back; returns whether there was any."""
        there = self.path.exists()
        self.path.unlink(missing_ok=True)
        return there
