"""Signs of life reach a real datagram socket, and nobody who listens is no fault."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.notify import Notify, from_environment


@pytest.fixture
def watcher() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.settimeout(10)
        yield listening


def test_it_speaks_to_an_abstract_address(watcher: socket.socket) -> None:
    watcher.bind("")
    told = Notify("@" + watcher.getsockname()[1:].decode())
    told.ready()
    told.alive()
    told.stopping()
    assert [watcher.recv(100) for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"STOPPING=1"]


def test_it_speaks_to_a_file_as_systemd_has_it(watcher: socket.socket, tmp_path: Path) -> None:
    watcher.bind(str(tmp_path / "notify"))
    environment = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "HOME": "/"}
    from_environment(environment).alive()
    assert watcher.recv(100) == b"WATCHDOG=1"
    assert environment == {"HOME": "/"}


def test_nobody_listens_and_nothing_happens(tmp_path: Path) -> None:
    from_environment({}).ready()
    Notify(str(tmp_path / "gone")).alive()


def test_a_watcher_that_does_not_read_does_not_hold_it_up(watcher: socket.socket) -> None:
    watcher.bind("")
    told = Notify("@" + watcher.getsockname()[1:].decode())

    def speak() -> None:
        for _ in range(2_000):
            told.alive()

    speaking = threading.Thread(target=speak, daemon=True)
    speaking.start()
    speaking.join(60)
    assert not speaking.is_alive()
    assert watcher.recv(100) == b"WATCHDOG=1"
