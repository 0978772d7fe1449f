"""A disk of a few megabytes that can be filled and made read-only: whatever kind of it this machine allows."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from store.ballast import Ballast

SIZE = 16 * 1024 * 1024


class SmallDisk:
    """`folder` lies on a file system of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self) -> None:
        """Takes every byte that is left."""
        with self._filler.open("ab", buffering=0) as file, suppress(OSError):
            for size in (1 << 20, 1 << 12, 1):
                with suppress(OSError):
                    while file.write(bytes(size)):
                        pass

    def free(self) -> None:
        self._filler.unlink()

    def ballast(self, size: int) -> Ballast:
        """A ballast of `size` bytes, made."""
        made = Ballast(self.folder, size)
        assert made.make()
        return made

    def forbid_writing(self) -> None:
        mount("-o", "remount,ro", str(self.folder))

    def allow_writing(self) -> None:
        mount("-o", "remount,rw", str(self.folder))


class LimitedFolder(SmallDisk):
    """For users who may not mount: no file of this process may grow, and the folder is locked."""

    def fill(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))

    def free(self) -> None:
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

    def ballast(self, size: int) -> Ballast:
        disk = self

        class Lifting(Ballast):
            """Giving it up makes room, as it would on a disk that is full."""

            def release(self) -> bool:
                disk.free()
                return super().release()

        made = Lifting(self.folder, size)
        assert made.make()
        return made

    def forbid_writing(self) -> None:
        for path in (self.folder, *self.folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)

    def allow_writing(self) -> None:
        for path in (self.folder, *self.folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)


def mount(*how: str) -> None:
    subprocess.run(["mount", *how], check=True, capture_output=True)


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """An ext4 image on a loop device, else a small tmpfs, else (not root) a folder with limits."""
    where = folder / "disk"
    where.mkdir()
    if os.geteuid() != 0 or not any(made(where, folder / "disk.img")):
        disk = LimitedFolder(where)
        try:
            yield disk
        finally:
            disk.free()
            disk.allow_writing()
        return
    try:
        yield SmallDisk(where)
    finally:
        subprocess.run(["umount", "-l", str(where)], check=True)


def made(where: Path, image: Path) -> Iterator[bool]:
    with image.open("wb") as file:
        file.truncate(SIZE)
    with suppress(OSError, subprocess.CalledProcessError):
        subprocess.run(["mkfs.ext4", "-q", "-m", "0", str(image)], check=True, capture_output=True)
        mount("-o", "loop", str(image), str(where))
        yield True
    with suppress(OSError, subprocess.CalledProcessError):
        mount("-t", "tmpfs", "-o", f"size={SIZE}", "besti-test", str(where))
        yield True
