"""The right to use one printer: one process at a time, so that no status answer goes to the wrong one."""

import fcntl
import hashlib
import os
import tempfile
from pathlib import Path

from core.words import Text
from printer.faults import NotReached
from printer.states import Cause


class Holding:
    """Ends with the process, however that ends."""

    def __init__(self, printer: str) -> None:
        """`printer`: its address, in one spelling. Raises NotReached where another process holds it."""
        path = _folder() / f"besti-printer-{hashlib.sha256(printer.encode()).hexdigest()[:16]}.lock"
        try:
            self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError as fault:
            raise _held(printer, str(path)) from fault
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(self._fd, 32, 0).decode(errors="replace").strip()
            os.close(self._fd)
            raise _held(printer, f"PID {holder}") from None
        os.ftruncate(self._fd, 0)
        os.pwrite(self._fd, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        os.close(self._fd)


def _folder() -> Path:
    """The same for all programs of one user, gone after a restart of the machine."""
    return Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())


def _held(printer: str, holder: str) -> NotReached:
    return NotReached(
        Text(
            f"Pencetak {printer} sedang dipegang program lain ({holder}).",
            f"Another program holds the printer {printer} ({holder}).",
        ),
        Cause.HELD,
    )
