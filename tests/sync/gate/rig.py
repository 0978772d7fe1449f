"""What the tests of the gate do: a hub behind it, devices that are let in, and plain questions by TLS."""

import multiprocessing
from collections.abc import Callable
from contextlib import closing
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import msgspec

from core.commands import Body, ChangeDocument, Command, EnrolDevice, RevokeDevice
from core.decider import Accepted, Refused
from core.devices import DEVICES, DeviceKey, DeviceKeys
from core.words import Role
from sync import credential as credentials
from sync.credential import Credential
from sync.direct import DirectDecider
from sync.enrolling import Enrolling, waiting_at
from sync.entry import Entry
from sync.link import Link
from sync.pinned import PinnedConnection
from sync.wire import Trouble
from tests.sync.gate.child import serve_gated
from tests.sync.mall import new_id

WAIT_S = 60.0

_forkserver = multiprocessing.get_context("forkserver")
_forkserver.set_forkserver_preload(["__main__", "tests.sync.gate.child"])


class GatedHub:
    """`keys`: the document of the devices as it stands."""

    def __init__(self, folder: Path, gate_port: int = 0) -> None:
        self.folder = folder
        self.log = folder.with_name("hub.log")
        self.keys, self.version = DeviceKeys(), 0
        mine, theirs = _forkserver.Pipe()
        self.process: ForkServerProcess = _forkserver.Process(target=serve_gated, args=(folder, theirs, gate_port))
        self.process.start()
        theirs.close()
        assert mine.poll(WAIT_S), "the hub did not start"
        self.home, self.port = mine.recv()
        self.gate = f"https://127.0.0.1:{self.port}"

    def do(self, body: Body, device: str = "cli") -> Accepted | Refused:
        """Decided on the hub's own machine."""
        with closing(DirectDecider(self.home, WAIT_S)) as decider:
            return decider.submit(Command(new_id(), device, body))

    def enrol(self, folder: Path, name: str, role: Role, lane: int | None = None) -> Credential:
        """A device with its key in `folder`, approved by the code on its screen."""
        asks = Enrolling(folder, name, self.gate)
        assert asks.ask() is None
        (found,) = [one for one in waiting_at(self.home) if one.code == asks.code]
        self.approve(DeviceKey(name, found.key, found.pin), role, lane)
        assert asks.ask() is not None
        made = credentials.read(folder, name)
        assert made is not None
        return made

    def approve(self, key: DeviceKey, role: Role, lane: int | None = None) -> None:
        self.keys = self.keys.holding(key)
        body = msgspec.json.encode(self.keys).decode()
        assert isinstance(self.do(ChangeDocument(DEVICES, body, self.version)), Accepted)
        self.version += 1
        assert isinstance(self.do(EnrolDevice(key.device, role, lane)), Accepted)

    def revoke(self, name: str) -> None:
        assert isinstance(self.do(RevokeDevice(name)), Accepted)

    def entry(self, folder: Path, credential: Credential) -> Entry:
        return Entry(folder, credential, self.gate)

    def link(self, folder: Path, credential: Credential) -> Link:
        return Link(self.gate, self.entry(folder, credential))

    def ask(
        self, method: str, path: str, body: bytes = b"", token: str | None = None, **headers: str
    ) -> tuple[int, bytes]:
        """One question through the gate by anybody, whatever key the hub shows."""
        shown = {"Authorization": f"Bearer {token}"} if token is not None else {}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(PinnedConnection("127.0.0.1", self.port, lambda pin: True, WAIT_S)) as line:
            line.request(method, path, body, shown | named)
            answer = line.getresponse()
            return answer.status, answer.read()

    def code(self, *asked: Any, **headers: Any) -> tuple[int, str]:
        """Status and code of a trouble."""
        status, raw = self.ask(*asked, **headers)
        return status, msgspec.json.decode(raw, type=Trouble).code

    def stop(self) -> int | None:
        self.process.terminate()
        self.process.join(WAIT_S)
        return self.process.exitcode


StartGated = Callable[..., GatedHub]


def token_of(entry: Entry) -> str:
    return entry.headers(WAIT_S)["Authorization"].removeprefix("Bearer ")
