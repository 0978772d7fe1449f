"""Memory that is no longer needed goes back to the system: a screen runs for months on a small machine."""

import ctypes
import linecache
from typing import Any

# glibc's malloc.h. Other C libraries have their own ways, and are left alone.
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
LARGE = 64 * 1024
"""Bytes. What is as large as this, such as the picture of a page, is given back as a whole when it is freed."""


class Unkept(dict[str, Any]):
    """Holds nothing that it is given."""

    def __setitem__(self, key: str, value: Any) -> None:
        pass


def begin() -> bool:
    """To be called before a program with a window loads anything large; False where the C library cannot do it."""
    # PySide reads the source of every module that is imported, and each would be kept: 6 MB. Tracebacks read it anew.
    linecache.cache = Unkept()
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    # A heap for each thread would keep what one of them freed from the others.
    wanted = {_M_ARENA_MAX: 1, _M_MMAP_THRESHOLD: LARGE, _M_TRIM_THRESHOLD: 2 * LARGE}
    return all(mallopt(what, much) for what, much in wanted.items())


def give_back() -> bool:
    """Gives back what is free between what is still needed; milliseconds. False where there was nothing to give."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return bool(trim and trim(0))
