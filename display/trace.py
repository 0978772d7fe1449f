"""Moments of a running display for whoever measures it."""

import time
from pathlib import Path


class Trace:
    """Appends a line to a file for each moment: nanoseconds of the monotonic clock, a space, and what happened.

    `painted LSN`: a frame that shows every call up to that place in the log is on the screen.
    """

    def __init__(self, path: Path) -> None:
        """Raises OSError where `path` cannot be written."""
        self._lines = path.open("a", buffering=1)

    def painted(self, lsn: int) -> None:
        self._lines.write(f"{time.monotonic_ns()} painted {lsn}\n")

    def close(self) -> None:
        self._lines.close()
