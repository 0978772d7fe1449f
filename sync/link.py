"""One device's line to its hub: a kept-alive HTTP connection with a time-out that covers the whole exchange."""

import threading
import time
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

import msgspec

from core.decider import HubUnreachable
from sync.way_in import WayIn
from sync.wire import Trouble

_JSON = {"Content-Type": "application/json"}


class NoAnswer(HubUnreachable):
    """Nobody answered in time, or the hub cannot decide just now. The same request may be sent again.

    `trouble`: what the hub said of it (a full disk …); None where nothing was heard.
    """

    def __init__(self, trouble: Trouble | None = None) -> None:
        self.trouble = trouble
        super().__init__(trouble.words.en if trouble else "the hub does not answer")


class NotLetIn(NoAnswer):
    """The hub answers, but does not let this device in: it is not enrolled, or was revoked."""

    @property
    def revoked(self) -> bool:
        return self.trouble is not None and self.trouble.code == "revoked"


class _Reply(NamedTuple):
    status: int
    content: bytes


class NotUnderstood(Exception):
    """The hub answered that it cannot read the request: hub and device do not fit together."""

    def __init__(self, status: int, raw: bytes) -> None:
        self.status = status
        super().__init__(f"{status}: {raw[:500].decode(errors='replace')}")


class Line(Protocol):
    """What a device speaks to its hub through: a Link, or in tests whatever loses, delays and repeats what is said."""

    def post(self, path: str, body: bytes, timeout_s: float) -> bytes: ...

    def close(self) -> None: ...


class Link:
    """Any thread may use it; they take turns."""

    def __init__(self, base_url: str, way: WayIn | None = None) -> None:
        """`base_url`: such as "http://127.0.0.1:8930". `way`: into a hub on another machine."""
        self._base_url = base_url.rstrip("/")
        self._way = way
        self._line: HTTPConnection | None = None
        self._turn = threading.Lock()

    def post(self, path: str, body: bytes, timeout_s: float) -> bytes:
        """The body of the answer. Raises NoAnswer after `timeout_s` at the latest, or NotUnderstood."""
        until = time.monotonic() + timeout_s
        if not self._turn.acquire(timeout=timeout_s):
            raise NoAnswer
        try:
            answer = self._asked(path, body, until)
        except (OSError, HTTPException, ValueError) as error:  # ValueError: of an address that is none
            self._hang_up()
            raise NoAnswer from error
        finally:
            self._turn.release()
        if answer.status in (429, 503):
            raise NoAnswer(trouble_in(answer.content))
        if answer.status == 401 or (answer.status == 403 and of_the_device(answer.content)):
            raise NotLetIn(trouble_in(answer.content))
        if answer.status not in (200, 500):
            raise NotUnderstood(answer.status, answer.content)
        return answer.content

    @property
    def busy(self) -> bool:
        """Whether somebody's request is under way."""
        return self._turn.locked()

    def close(self) -> None:
        with self._turn:
            self._hang_up()

    def _asked(self, path: str, body: bytes, until: float) -> _Reply:
        if self._way is None:
            return self._exchange(path, body, _JSON, until)
        shown = self._way.headers(_left(until))
        answer = self._exchange(path, body, _JSON | shown, until)
        if answer.status == 401:
            # A hub that was started again knows no old tokens.
            self._way.forget(shown)
            answer = self._exchange(path, body, _JSON | self._way.headers(_left(until)), until)
        return answer

    def _exchange(self, path: str, body: bytes, headers: dict[str, str], until: float) -> _Reply:
        try:
            return self._send(path, body, headers, until)
        except TimeoutError:
            raise
        except (OSError, HTTPException):
            # A hub that was started again has dropped the kept connection: once more on a new one.
            self._hang_up()
            return self._send(path, body, headers, until)

    def _send(self, path: str, body: bytes, headers: dict[str, str], until: float) -> _Reply:
        line = self._line
        if line is None:
            line = self._line = self._new_line()
        if line.sock is None:
            line.timeout = _left(until)
            line.connect()
        line.sock.settimeout(_left(until))
        line.request("POST", urlsplit(self._base_url).path + path, body, headers)
        answer = line.getresponse()
        return _Reply(answer.status, answer.read())

    def _new_line(self) -> HTTPConnection:
        base = urlsplit(self._base_url)
        if self._way is not None:
            return self._way.connection()
        if base.scheme != "http" or not base.hostname:
            raise ValueError(self._base_url)
        return HTTPConnection(base.hostname, base.port)

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


def _left(until: float) -> float:
    return max(0.001, until - time.monotonic())


def trouble_in(raw: bytes) -> Trouble | None:
    """What the hub said of it; None where it is not to be understood."""
    try:
        return msgspec.json.decode(raw, type=Trouble)
    except msgspec.MsgspecError:
        return None


def of_the_device(raw: bytes) -> bool:
    """Whether the hub refuses the device itself, and not only this request."""
    trouble = trouble_in(raw)
    return trouble is not None and trouble.code in ("revoked", "not_enrolled")
