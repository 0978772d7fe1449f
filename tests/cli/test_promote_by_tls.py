"""A hub behind its gate is lost, by real programs: its enrolled devices agree by TLS, and follow the standby without
being enrolled anew; the old hub, when it comes back, decides no more.
"""

import signal
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from core.decider import Accepted
from store.log_reader import LogReader
from sync import credential
from sync.direct import ask
from sync.entry import Entry
from sync.link import Link, NoAnswer
from sync.pinned import PinnedConnection
from tests.cli.gated_mall import WAIT_S, Mall, Program
from tests.cli.test_promote import set_clock
from tests.sync.mall import issue, prepare
from tests.sync.test_promotion import free_port

DEVICES = {"kiosk-8": ("--role", "kiosk", "--lane", "8"), "kiosk-9": ("--role", "kiosk", "--lane", "7")}


class Site:
    """A hub with its gate, two kiosks that follow it, and a standby that was approved after them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.programs = folder, list[Program]()
        self.mall = Mall(prepare(folder / "mall"))
        self.new_gate, self.new_port = free_port(), free_port()
        set_clock(self.mall.home)
        for name, approved in DEVICES.items():
            self.mall.enrol(folder / name, name, *approved)
            self.follow(name)
        self.mall.enrol(folder / "standby-1", "standby-1", "--role", "hub", leads=True)
        self.standby = self.follow("standby-1")

    def follow(self, name: str) -> Program:
        words = ["--device", name, "--folder", str(self.folder / name), "--hub", self.mall.gate]
        program = self.run("follow", *words, "--standby", f"https://127.0.0.1:{self.new_gate}")
        assert "follows https" in program.line()
        return program

    def run(self, *words: str) -> Program:
        self.programs.append(Program(*words))
        return self.programs[-1]

    def promote(self) -> list[str]:
        """What it says until it leads."""
        gate = f"127.0.0.1:{self.new_gate}"
        words = ["--folder", str(self.folder / "standby-1"), "--port", str(self.new_port), "--gate", gate]
        promoting = self.run("promote", *words, "--", "--demo-clock")
        said = [promoting.line()]
        while not said[-1].startswith("The queue service is ready"):
            said.append(promoting.line())
            assert said[-1], said
        return said

    def number(self, device: str) -> int:
        """Where the log stands after a number that a kiosk has asked the new hub for, with the key that it has."""
        folder, url = self.folder / device, f"https://127.0.0.1:{self.new_gate}"
        known = credential.read(folder, device)
        assert known is not None
        with closing(Link(url, Entry(folder, known, url))) as link:
            answer = until(lambda: _given(link, device))
            assert isinstance(answer, Accepted)
            return answer.events[-1].lsn

    def log(self, name: str) -> int:
        with closing(LogReader(self.folder / name)) as log:
            entries = log.after(0, -1)
        return entries[-1].lsn


def _given(link: Link, device: str) -> object:
    try:
        return ask(link, issue(device=device), 10.0)
    except NoAnswer:
        return None


def until(found: object) -> object:
    assert callable(found)
    give_up = time.monotonic() + WAIT_S
    while not (value := found()):
        assert time.monotonic() < give_up
        time.sleep(0.2)
    return value


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    yield made
    for program in [*made.programs, made.mall.program]:
        if program.process.poll() is None:
            program.process.send_signal(signal.SIGKILL)
        program.process.communicate(timeout=WAIT_S)


def test_enrolled_devices_agree_and_follow_by_the_keys_that_they_have(site: Site) -> None:
    """The standby was approved while both kiosks had their tokens: they know its key all the same."""
    until(lambda: all(len(pins(site, name)) == 2 for name in DEVICES))
    keys = {name: credential.read(site.folder / name, name) for name in DEVICES}
    site.mall.program.process.send_signal(signal.SIGKILL)
    site.mall.program.ended()
    assert site.standby.end() == 0
    said = site.promote()
    assert any("leads the queues now, epoch 2" in line for line in said), said
    set_clock(f"http://127.0.0.1:{site.new_port}")
    lsn = [site.number(name) for name in DEVICES]
    assert lsn[0] < lsn[1]
    until(lambda: all(site.log(name) >= lsn[1] for name in DEVICES))
    for name, before in keys.items():
        after = credential.read(site.folder / name, name)
        assert before is not None
        assert after is not None
        assert after.secret == before.secret
    gate = site.mall.gate.removeprefix("https://")
    old = site.run("hub", "--folder", str(site.folder / "mall"), "--port", "0", "--gate", gate, "--demo-clock")
    code, told = old.ended()
    assert code == 78
    assert "decides no more" in told


def pins(site: Site, name: str) -> tuple[str, ...]:
    found = credential.read(site.folder / name, name)
    assert found is not None
    return found.pins


def test_a_ballot_is_heard_on_this_machine_alone_and_by_tls(tmp_path: Path, site: Site) -> None:
    """In the open it is answered on loopback only; the gate asks everybody who he is."""
    site.mall.program.process.send_signal(signal.SIGKILL)
    site.mall.program.ended()
    assert site.standby.end() == 0
    gate = f"127.0.0.1:{site.new_gate}"
    words = ["--folder", str(site.folder / "standby-1"), "--port", str(site.new_port), "--gate", gate]
    promoting = site.run("promote", *words)
    assert promoting.line()
    until(lambda: _status(f"http://127.0.0.1:{site.new_port}/v1/ballot") == 200)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", site.new_port), timeout=5).close()
    assert _status(f"https://127.0.0.1:{site.new_gate}/v1/ballot") == 401
    assert _status(f"http://127.0.0.1:{site.new_gate}/v1/ballot") is None


def _status(url: str) -> int | None:
    """None: nobody answers."""
    at = urlsplit(url)
    made = HTTPConnection(str(at.hostname), at.port, timeout=10)
    if at.scheme == "https":
        made = PinnedConnection(str(at.hostname), at.port, lambda pin: True, 10.0)
    with closing(made) as line:
        try:
            line.request("GET", at.path)
            return line.getresponse().status
        except (OSError, HTTPException):
            return None
