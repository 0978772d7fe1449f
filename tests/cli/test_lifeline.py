"""The parts of a device do not outlive `besti up`, not even after kill -9."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.lifeline import hold_on

HOLDER = """
import os, subprocess, sys, time
from cli.lifeline import Lifeline
line = Lifeline()
env = os.environ | line.environment
part = subprocess.Popen([sys.executable, "-c", sys.argv[1]], pass_fds=[line.hand_over], env=env)
time.sleep(600)"""
PART = """
import signal, sys, time
from pathlib import Path
from cli.lifeline import hold_on
def leave(*_):
    Path({path!r} + ".left").touch(); {leave}
signal.signal(signal.SIGTERM, leave)
hold_on(leave_s=0.3)
Path({path!r} + ".runs").touch()
while True: time.sleep(0.01)"""


def wait_for(path: Path) -> None:
    until = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < until, path
        time.sleep(0.01)


@contextmanager
def the_part_of(holder: int) -> Iterator[int]:
    """A handle on its one child, readable once that has ended. A child that lives on is killed."""
    [child] = Path(f"/proc/{holder}/task/{holder}/children").read_text().split()
    handle = os.pidfd_open(int(child))
    try:
        yield handle
    finally:
        if not ended(handle, within_s=0):
            signal.pidfd_send_signal(handle, signal.SIGKILL)
        os.close(handle)


def ended(handle: int, within_s: float = 60) -> bool:
    return select.select([handle], [], [], within_s)[0] == [handle]


@pytest.mark.parametrize("leave", ["sys.exit(0)", "pass"])
def test_a_part_ends_with_its_holder_and_by_force_if_it_must(tmp_path: Path, leave: str) -> None:
    path = str(tmp_path / "part")
    source = PART.format(path=path, leave=leave)
    with subprocess.Popen([sys.executable, "-c", HOLDER, source]) as holder:
        wait_for(tmp_path / "part.runs")
        with the_part_of(holder.pid) as part:
            holder.kill()
            assert ended(part)
    assert (tmp_path / "part.left").exists()


def test_a_process_that_nobody_holds_goes_on() -> None:
    environment = {"HOME": "/"}
    hold_on(environment)
    assert environment == {"HOME": "/"}


def test_a_killed_up_takes_its_hub_along(tmp_path: Path) -> None:
    settings = tmp_path / "box.toml"
    settings.write_text('device = "box"\nfolder = "data"\n[hub]\nport = 0\n')
    words = [sys.executable, "-m", "besti", "up", str(settings)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as up:
        assert up.stdout is not None
        assert "http://" in [up.stdout.readline() for _ in range(2)][1]
        with the_part_of(up.pid) as hub:
            up.kill()
            assert ended(hub)
