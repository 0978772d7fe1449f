"""A picture that is no longer shown takes no memory."""

import subprocess
import sys

MEASURE = """
import ctypes, threading
from ui import thrift
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
print(thrift.begin())
class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd a b c d e".split()]
libc.mallinfo2.restype = Info
before = libc.mallinfo2().hblks
large = [libc.malloc(thrift.LARGE + 4096) for _ in range(50)]
print(libc.mallinfo2().hblks - before)
for block in large: libc.free(block)
print(libc.mallinfo2().hblks - before)
"""


def test_what_is_large_is_given_back_when_it_is_freed() -> None:
    told = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True)
    able, taken, left = told.stdout.split()
    # One or two may find room that the start of Python left.
    assert (able, int(taken) in range(45, 51), left) == ("True", True, "0")


SCATTERED = """
import ctypes
from ui import thrift
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
thrift.begin()
pages = lambda: int(open("/proc/self/statm").read().split()[1])
blocks = [libc.malloc(32_000) for _ in range(1_000)]
for block in blocks: ctypes.memset(block, 1, 32_000)
for n, block in enumerate(blocks):
    if n % 10: libc.free(block)
before = pages()
print(thrift.give_back(), before - pages() > 3_000)
"""


def test_what_is_free_between_what_is_needed_is_given_back() -> None:
    told = subprocess.run([sys.executable, "-c", SCATTERED], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True", "True"]


SOURCES = """
import linecache, traceback
from ui import thrift
thrift.begin()
import PySide6.QtCore, kiosk.flow
print(len(linecache.cache))
try: kiosk.flow.step(None, None)
except AttributeError: print("flow.screen" in traceback.format_exc())
"""


def test_the_sources_that_pyside_reads_are_not_kept_and_a_traceback_still_shows_its_lines() -> None:
    told = subprocess.run([sys.executable, "-c", SOURCES], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["0", "True"]
