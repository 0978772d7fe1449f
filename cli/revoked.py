"""A device that was thrown out."""

from contextlib import suppress
from pathlib import Path

REVOKED = 72
"""The exit code of the part that has heard it: all parts of the device are ended then."""

_MARK = "dicabut"


class ThrownOut:
    """Whether the device of `folder` was thrown out and has not been let in again: a mark, for its screen to say so."""

    def __init__(self, folder: Path) -> None:
        self._mark = folder / _MARK

    def __bool__(self) -> bool:
        return self._mark.exists()

    def note(self) -> None:
        """Without it the screen only says less."""
        with suppress(OSError):
            self._mark.touch()

    def forget(self) -> None:
        with suppress(OSError):
            self._mark.unlink(missing_ok=True)
