"""`besti follow` as a process: killed, started again, without a hub, and with one that it must not follow."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import urllib3

from core.decider import Accepted
from core.fold import fold
from store.check import differences
from store.open import WriterLock, open_writer, transaction
from sync.direct import DirectDecider
from tests.store.hall import stored_log
from tests.sync.mall import NINE_O_CLOCK, issue, prepare

WAIT_S = 60


class Program:
    def __init__(self, *words: str) -> None:
        argv = [sys.executable, "-m", "besti", "--lang", "en", *words]
        self._process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        self._process.send_signal(number)
        self._process.communicate(timeout=WAIT_S)
        return self._process.returncode

    def ended(self) -> tuple[int, str]:
        _, errors = self._process.communicate(timeout=WAIT_S)
        return self._process.returncode, errors


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[str]:
    """The address of a hub of the mall in `tmp_path/mall`."""
    prepare(tmp_path / "mall")
    program = Program("hub", "--folder", str(tmp_path / "mall"), "--port", "0", "--demo-clock")
    url = program.line().split()[-1]
    clock = urllib3.request("POST", url + "/v1/clock", json={"now_ms": NINE_O_CLOCK + 60_000})
    assert clock.status == 200
    yield url
    assert program.end() == 0


def follow(folder: Path, url: str) -> Program:
    return Program("follow", "--folder", str(folder), "--hub", url)


def number(url: str) -> int:
    decider = DirectDecider(url)
    answer = decider.submit(issue())
    decider.close()
    assert isinstance(answer, Accepted)
    return answer.events[-1].lsn


def test_a_follower_that_was_killed_goes_on_where_it_was(tmp_path: Path, hub: str) -> None:
    folder = tmp_path / "copy"
    first = follow(folder, hub)
    assert first.line().startswith("This device follows http")
    assert first.end(signal.SIGKILL) == -signal.SIGKILL
    last = number(hub)
    again = follow(folder, hub)
    assert again.line().rstrip().endswith(f"up to {last}.")
    assert again.end() == 0
    assert stored_log(folder) == stored_log(tmp_path / "mall")
    assert differences(folder, fold) == []


def test_a_follower_waits_for_a_hub_that_is_not_there(tmp_path: Path) -> None:
    with ExitStack() as stack:
        pulse = tmp_path / "pulse"
        ear = stack.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
        ear.bind(str(pulse))
        ear.settimeout(WAIT_S)
        folder = str(tmp_path / "copy")
        argv = [sys.executable, "-m", "besti", "follow", "--folder", folder, "--hub", "http://127.0.0.1:9"]
        process = subprocess.Popen(argv, env={"NOTIFY_SOCKET": str(pulse), "PATH": ""})
        said = ear.recv(4096).decode()
        alive = ear.recv(4096).decode()
        process.terminate()
        assert process.wait(WAIT_S) == 0
    assert "READY=1" in said
    assert "WATCHDOG=1" in alive


def test_the_copy_of_another_hub_s_site_is_refused(tmp_path: Path, hub: str) -> None:
    folder = tmp_path / "copy"
    program = follow(folder, hub)
    program.line()
    assert program.end() == 0
    renamed(folder)
    code, errors = follow(folder, hub).ended()
    assert code == 76
    assert "cannot follow" in errors
    assert "left as they are" in errors


def renamed(folder: Path) -> None:
    lock = WriterLock(folder / "site.db")
    connection = open_writer(folder / "site.db")
    with transaction(connection):
        connection.exec_driver_sql("UPDATE identity SET site_id = 'mpp-lain'")
    connection.close()
    lock.release()
