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
    assert told.stdout.split() == ["True", "50", "0"]
