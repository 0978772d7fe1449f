"""What is written is on the disk, not on its way there."""

import os
from pathlib import Path


def to_disk(path: Path) -> None:
    """Flushes a file, or the names in a folder. Raises OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
