"""A worker of the centre as a process, and a hub's log brought to it."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

_URL = re.compile(r"http://127\.0\.0\.1:\d+")


class Worker:
    def __init__(self, process: "subprocess.Popen[str]", url: str) -> None:
        self.process = process
        self.url = url

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextmanager
def worker(address: str, port: int = 0, errors: IO[str] | None = None) -> Iterator[Worker]:
    """Runs until the end of the block, or until it is killed. `errors`: takes what it logs; None: shown."""
    argv = [sys.executable, "-m", "besti", "centre", "--db", address, "--port", str(port)]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=errors, text=True) as process:
        assert process.stdout is not None
        found = _URL.search(process.stdout.readline())
        assert found is not None
        try:
            yield Worker(process, found[0])
        finally:
            process.terminate()
            process.wait(60)
