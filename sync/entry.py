"""A device's way in: proves its key to the hub, keeps the token, and learns the keys of hubs to come."""

import logging
import threading
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

import msgspec

from store.faults import Fault
from sync import credential as credentials
from sync.credential import Credential
from sync.link import NoAnswer, NotLetIn, trouble_in
from sync.pinned import PinnedConnection
from sync.wire_enrol import Challenge, Proof, Session
from sync.wire_follow import SPOKEN
from sync.wire_version import HEADER, spoken

log = logging.getLogger(__name__)

T = TypeVar("T")


class _Reply(NamedTuple):
    status: int
    content: bytes


class Entry:
    """A sync.way_in.WayIn, of one device to one address."""

    def __init__(self, folder: Path, credential: Credential, base_url: str) -> None:
        """`folder`: where the credential is kept. `base_url`: https://…"""
        self._folder = folder
        self._credential = credential
        self._base = urlsplit(base_url)
        self._token: str | None = None
        self._turn = threading.Lock()

    def knows(self, pin: str) -> bool:
        known = pin in self._credential.pins or pin in self._learned_since()
        if not known:
            log.error("%s shows another key than our hub's", self._base.netloc)
        return known

    def connection(self) -> PinnedConnection:
        return PinnedConnection(self._base.hostname or "", self._base.port, self.knows)

    def headers(self, timeout_s: float) -> dict[str, str]:
        with self._turn:
            if self._token is None:
                self._token = self._come_in(timeout_s)
            return {"Authorization": f"Bearer {self._token}", HEADER: spoken()}

    def forget(self, headers: dict[str, str]) -> None:
        with self._turn:
            if headers.get("Authorization") == f"Bearer {self._token}":
                self._token = None

    def _come_in(self, timeout_s: float) -> str:
        """A new token. Raises NotLetIn, NoAnswer, and the errors of the network."""
        with closing(self.connection()) as line:
            line.timeout = timeout_s
            asked = _must(_post(line, "/v1/challenge", b"{}"), Challenge)
            signature = self._credential.sign(asked.challenge, line.pin)
            proof = Proof(self._credential.key, asked.challenge, signature, SPOKEN)
            session = _must(_post(line, "/v1/session", msgspec.json.encode(proof)), Session)
        self._learn(session.pins)
        return session.token

    def _learned_since(self) -> tuple[str, ...]:
        """By the ways of this device to other addresses: nobody answers at a standby until it is the hub."""
        try:
            found = credentials.read(self._folder, self._credential.device)
        except Fault as fault:
            log.error("the keys of this device cannot be read: %s", fault)
            return ()
        return found.pins if found is not None else ()

    def _learn(self, pins: tuple[str, ...]) -> None:
        """Keys of hubs are kept: after the hub was lost, another one is known by them."""
        if pins != self._credential.pins:
            self._credential = msgspec.structs.replace(self._credential, pins=pins)
            credentials.write(self._folder, self._credential)


def _post(line: PinnedConnection, path: str, body: bytes) -> _Reply:
    line.request("POST", path, body, {"Content-Type": "application/json", HEADER: spoken()})
    answer = line.getresponse()
    return _Reply(answer.status, answer.read())


def _must(reply: _Reply, kind: type[T]) -> T:
    if reply.status in (401, 403, 400):
        raise NotLetIn(trouble_in(reply.content))
    if reply.status != 200:
        raise NoAnswer(trouble_in(reply.content))
    try:
        return msgspec.json.decode(reply.content, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise NoAnswer from None
