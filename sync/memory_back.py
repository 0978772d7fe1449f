"""Memory that was used for a moment goes back to the machine."""

import ctypes
import logging

_log = logging.getLogger(__name__)

M_MMAP_THRESHOLD = -3
PIECE = 1 << 20


def give_back() -> None:
    """From now on pieces of memory of a MB and more are given back once they are free. Call it before the first thread.

    A code to enrol by, or a PIN, is hashed in 16 MB. The C library of Linux keeps such a piece for the thread that had
    it, and every thread of a pool has one in the end: more than the whole hall. Where it cannot be told, all works too.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None or not mallopt(M_MMAP_THRESHOLD, PIECE):
        _log.info("freed memory stays with the hub here")
