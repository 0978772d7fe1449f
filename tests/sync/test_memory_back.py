"""What was used for a moment is given back."""

import subprocess
import sys

import pytest

from sync import memory_back

PIECES = 6
LEAST_KEPT_MB, MOST_KEPT_MB = 40, 16

HASHES = f"""
import os, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from sync import memory_back
from sync.wire_enrol import code_of

def rss_mb():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

if sys.argv[1] == "back":
    memory_back.give_back()
together = Barrier({PIECES})
def codes(n):
    for _ in range(3):
        together.wait(30)
        code_of("a" * 64, "00" * 16, "b" * 64)
with ThreadPoolExecutor({PIECES}) as pool:
    list(pool.map(lambda n: together.wait(30), range({PIECES})))
    before = rss_mb()
    list(pool.map(codes, range({PIECES})))
    print(rss_mb() - before)
"""


def kept_mb(how: str) -> float:
    """What a process still holds after all its threads have made codes to enrol by."""
    done = subprocess.run([sys.executable, "-c", HASHES, how], capture_output=True, text=True, check=True, timeout=60)
    return float(done.stdout)


def test_codes_leave_no_memory_behind() -> None:
    assert kept_mb("back") < MOST_KEPT_MB
    assert kept_mb("as it is") > LEAST_KEPT_MB  # otherwise there is nothing to give back


def test_a_machine_that_cannot_be_told_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda name: object())
    memory_back.give_back()
