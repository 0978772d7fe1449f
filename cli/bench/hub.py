"""A hub of its own for a bench, in a process of its own, on a free port of the loopback."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_URL = re.compile(r"http://127\.0\.0\.1:\d+")
STOP_S = 15.0


class NoHub(Exception):
    """The hub did not start; its own words are on the error channel."""


@contextmanager
def running_hub(folder: Path, *more: str) -> Iterator[str]:
    """The address of a hub that keeps its store in `folder` and is stopped at the end. `more`: options of the hub."""
    with hub_process(folder, *more) as (url, _):
        yield url


@contextmanager
def hub_process(folder: Path, *more: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """As `running_hub`, with the process."""
    argv = [sys.executable, "-m", "besti", "hub", "--folder", str(folder), "--port", "0", *more]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield _address(process), process
        finally:
            process.terminate()
            process.wait(STOP_S)


def _address(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    for line in process.stdout:
        found = _URL.search(line)
        if found:
            return found[0]
    raise NoHub
