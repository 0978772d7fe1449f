"""A device asks to belong to a site: it shows a code, and waits until somebody has typed that code at the hub."""

import secrets
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from sync import credential as credentials
from sync.link import NoAnswer, NotLetIn, NotUnderstood, trouble_in
from sync.pinned import PinnedConnection
from sync.wire_enrol import Enrol, Enrolled, Waiting, Waitings, code_of
from sync.wire_version import HEADER, spoken

TIMEOUT_S = 10.0


class Enrolling:
    """One attempt. `code`: what the screen shows; it comes out of both keys, so a hub in between would make another."""

    def __init__(self, folder: Path, device: str, hub: str, pin: str | None = None) -> None:
        """`pin`: this device's own, where it may become the hub. Raises NoAnswer."""
        self._folder = folder
        self._hub = hub
        self._pin = pin
        self._nonce = secrets.token_hex(16)
        met = _pin_at(hub)
        # Another key for each attempt: an old one may have been revoked.
        self._credential = credentials.new(device, (met,))
        self.code = code_of(self._credential.key, self._nonce, met)

    def ask(self) -> Enrolled | None:
        """As what it belongs, once somebody has approved it: the key is saved then. None before that.

        Raises NoAnswer, NotLetIn where it was revoked, and NotUnderstood.
        """
        one = self._credential
        wish = msgspec.json.encode(Enrol(one.key, self._nonce, one.device, self._pin))
        answer = _asked(self._hub, lambda pin: pin in one.pins, wish)
        if answer.device is None:
            return None
        credentials.write(self._folder, msgspec.structs.replace(one, device=answer.device))
        return answer


def waiting_at(hub: str) -> tuple[Waiting, ...]:
    """Who waits at the hub of this very machine. Raises NoAnswer."""
    base = urlsplit(hub)
    try:
        with closing(HTTPConnection(base.hostname or "", base.port, timeout=TIMEOUT_S)) as line:
            line.request("GET", "/v1/enrolments")
            answer = line.getresponse()
            raw = answer.read()
        return msgspec.json.decode(raw, type=Waitings).waiting
    except (OSError, HTTPException, msgspec.MsgspecError) as error:
        raise NoAnswer from error


def _pin_at(hub: str) -> str:
    """The key that the hub shows, whichever it is: the code tells whether it is the right one."""
    base = urlsplit(hub)
    try:
        with closing(PinnedConnection(base.hostname or "", base.port, lambda pin: True, TIMEOUT_S)) as line:
            line.connect()
            return line.pin
    except (OSError, HTTPException, ValueError) as error:
        raise NoAnswer from error


def _asked(hub: str, known: Callable[[str], bool], body: bytes) -> Enrolled:
    base = urlsplit(hub)
    try:
        with closing(PinnedConnection(base.hostname or "", base.port, known, TIMEOUT_S)) as line:
            line.request("POST", "/v1/enrol", body, {"Content-Type": "application/json", HEADER: spoken()})
            answer = line.getresponse()
            status, raw = answer.status, answer.read()
    except (OSError, HTTPException) as error:
        raise NoAnswer from error
    if status in (429, 503):
        raise NoAnswer(trouble_in(raw))
    if status == 403:
        raise NotLetIn(trouble_in(raw))
    if status != 200:
        raise NotUnderstood(status, raw)
    return msgspec.json.decode(raw, type=Enrolled)
