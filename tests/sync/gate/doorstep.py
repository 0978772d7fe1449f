"""A hub and its gate in this process, with a clock that the test turns: who asks is a stranger as often as it likes."""

import asyncio
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from core.commands import Body, ChangeDocument, Command, EnrolDevice
from core.decide import decide
from core.decider import Accepted
from core.devices import DEVICES, DeviceKey, DeviceKeys
from core.fold import fold
from core.words import Role
from store.log_reader import LogReader
from store.writer import SiteWriter
from sync import credential
from sync.clock import DemoClock
from sync.credential import Credential
from sync.gate import Gate
from sync.hub import Hub
from sync.wire import Trouble
from sync.wire_enrol import Challenge, Proof, Session
from sync.wire_follow import SPOKEN
from tests.sync.mall import NINE_O_CLOCK, new_id, prepare

PIN = "a" * 64
BETWEEN_S = 5.0
"""Between two questions: nobody ever asks too much."""


class Doorstep:
    def __init__(self, hub: Hub, runner: asyncio.Runner) -> None:
        self.hub = hub
        self._runner = runner
        self.now_s = 1_000.0
        self.gate = Gate(hub.app, hub.roll, hub.room, PIN, lambda: self.now_s)
        self.keys = DeviceKeys()

    def do(self, body: Body) -> None:
        answer = self._runner.run(self.hub.decide(Command(new_id(), "cli", body)))
        assert isinstance(answer, Accepted), answer

    def enrol(self, name: str, role: Role) -> Credential:
        made = credential.new(name, (PIN,))
        version = len(self.keys.keys)
        self.keys = self.keys.holding(DeviceKey(name, made.key))
        self.do(ChangeDocument(DEVICES, msgspec.json.encode(self.keys).decode(), version))
        self.do(EnrolDevice(name, role))
        return made

    def token(self, of: Credential, gate: Gate | None = None) -> str:
        """`gate`: another one, that is not asked later."""
        raw = self.ask("POST", "/v1/challenge", b"{}", gate=gate)[1]
        challenge = msgspec.json.decode(raw, type=Challenge).challenge
        proof = Proof(of.key, challenge, of.sign(challenge, PIN), SPOKEN)
        raw = self.ask("POST", "/v1/session", msgspec.json.encode(proof), gate=gate)[1]
        return msgspec.json.decode(raw, type=Session).token

    def code(self, method: str, path: str, body: bytes = b"{}", token: str | None = None) -> tuple[int, str]:
        status, raw = self.ask(method, path, body, token)
        return status, msgspec.json.decode(raw, type=Trouble).code

    def ask(
        self, method: str, path: str, body: bytes = b"", token: str | None = None, gate: Gate | None = None
    ) -> tuple[int, bytes]:
        self.now_s += BETWEEN_S
        return self._runner.run(_asked(gate or self.gate, method, path, body, token))


async def _asked(gate: Gate, method: str, path: str, body: bytes, token: str | None) -> tuple[int, bytes]:
    shown = [(b"authorization", f"Bearer {token}".encode())] if token is not None else []
    address, _, query = path.partition("?")
    scope = {
        "type": "http", "scheme": "https", "method": method, "path": address, "query_string": query.encode(),
        "headers": shown, "client": ("10.0.0.9", 50_000), "server": ("10.0.0.1", 8443), "http_version": "1.1",
    }  # fmt: skip
    sent = list[dict[str, Any]]()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await gate(scope, receive, send)
    return sent[0]["status"], b"".join(part.get("body", b"") for part in sent[1:])


@contextmanager
def doorstep(folder: Path) -> Iterator[Doorstep]:
    prepare(folder)
    with asyncio.Runner() as runner, closing(LogReader(folder)) as log:
        writer = SiteWriter.open(folder, decide=decide, fold=fold)
        hub = Hub(writer, log, DemoClock(NINE_O_CLOCK), lambda: True)
        life = hub._life(hub._beyond)
        runner.run(life.__aenter__())
        try:
            yield Doorstep(hub, runner)
        finally:
            hub.leave()
            runner.run(life.__aexit__(None, None, None))
