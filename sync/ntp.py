"""Whether this machine's clock is kept by a time server, as the kernel knows it."""

import ctypes
from pathlib import Path

_TIME_ERROR = 5
_STA_UNSYNC = 0x0040
_SYNCHRONISED_ONCE = Path("/run/systemd/timesync/synchronized")


class _Timex(ctypes.Structure):
    """The head of the kernel's `struct timex`; the rest is padding that adjtimex may write to."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),
        ("esterror", ctypes.c_long),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_byte * 512),
    )


def synchronised() -> bool:
    """True where the kernel's clock is disciplined, or was set by a time server since the machine started."""
    return _disciplined() or _SYNCHRONISED_ONCE.exists()


def _disciplined() -> bool:
    try:
        adjtimex = ctypes.CDLL(None, use_errno=True).adjtimex
    except (OSError, AttributeError):
        return False
    answer = _Timex()  # modes 0: only asks
    state = int(adjtimex(ctypes.byref(answer)))
    return state not in (-1, _TIME_ERROR) and not answer.status & _STA_UNSYNC
