"""A hub behind its gate and devices beside it, all as programs of their own, as typed."""

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.cli.shell import Besti, shell

ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
WAIT_S = 120


class Program:
    def __init__(self, *words: str) -> None:
        argv = [sys.executable, "-m", "besti", "--lang", "en", *words]
        self.process = subprocess.Popen(
            argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=ENVIRONMENT
        )

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def ended(self) -> tuple[int, str]:
        said, _ = self.process.communicate(timeout=WAIT_S)
        return self.process.returncode, said

    def end(self) -> int:
        self.process.terminate()
        return self.ended()[0]


class Mall:
    """`home`: the hub on its own machine; `gate`: the same for others."""

    def __init__(self, folder: Path, *more: str) -> None:
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            port = free.getsockname()[1]
        self.folder, self.gate = folder, f"https://127.0.0.1:{port}"
        words = ["hub", "--folder", str(folder), "--port", "0", "--demo-clock", "--gate", f"127.0.0.1:{port}", *more]
        self.program = Program(*words)
        self.home = self.program.line().split()[-1]
        self.besti: Besti = shell(folder, self.home)

    def enrol(self, folder: Path, name: str, *approved: str, leads: bool = False) -> None:
        """`leads`: it may become the hub."""
        more = ["--may-lead"] if leads else []
        asking = Program("device", "enrol", "--device", name, "--folder", str(folder), "--hub", self.gate, *more)
        code = re.search(r"[B-Z]{4}-[B-Z]{4}", asking.line())
        assert code is not None
        until = time.monotonic() + WAIT_S
        while f"approval: {name}" not in self.besti("device", "list").stdout:
            assert time.monotonic() < until, "the device does not ask"
            time.sleep(0.1)
        done = self.besti("device", "approve", code[0], name, *approved)
        assert done.exit_code == 0, done.output
        assert asking.ended()[0] == 0


def follow(folder: Path, mall: Mall, name: str) -> Program:
    return Program("follow", "--folder", str(folder), "--hub", mall.gate, "--device", name)
