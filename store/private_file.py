"""Small files that nobody else may read: keys and credentials. Whole or not there."""

import os
from pathlib import Path

from store.faults import told


def write(path: Path, content: bytes) -> None:
    """On the disk when it returns, for this user alone. Raises the faults of store.faults, and keeps what was there."""
    with told(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = path.with_name(path.name + ".new")
        new.unlink(missing_ok=True)
        file = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(file, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            new.replace(path)
        except OSError:
            new.unlink(missing_ok=True)
            raise


def read(path: Path) -> bytes | None:
    """None where there is no such file. Raises the faults of store.faults."""
    with told(path):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
