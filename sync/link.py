"""One device's line to its hub: a kept-alive HTTP connection with a time-out that covers the whole exchange."""

import threading
import time

import msgspec
import urllib3
from urllib3.exceptions import HTTPError, NewConnectionError, ProtocolError

from core.decider import HubUnreachable
from sync.wire import Trouble

_JSON = {"Content-Type": "application/json"}


class NoAnswer(HubUnreachable):
    """Nobody answered in time, or the hub cannot decide just now. The same request may be sent again.

    `trouble`: what the hub said of it (a full disk …); None where nothing was heard.
    """

    def __init__(self, trouble: Trouble | None = None) -> None:
        self.trouble = trouble
        super().__init__(trouble.words.en if trouble else "the hub does not answer")


class NotUnderstood(Exception):
    """The hub answered that it cannot read the request: hub and device do not fit together."""

    def __init__(self, status: int, raw: bytes) -> None:
        super().__init__(f"{status}: {raw[:500].decode(errors='replace')}")


class Link:
    """Any thread may use it; they take turns."""

    def __init__(self, base_url: str) -> None:
        """`base_url`: such as "http://127.0.0.1:8930"."""
        self._base_url = base_url.rstrip("/")
        # One connection, and no proxy of the environment: the hub stands on this LAN.
        self._pool = urllib3.PoolManager(1, maxsize=1, headers=_JSON, retries=False)
        self._turn = threading.Lock()

    def post(self, path: str, body: bytes, timeout_s: float) -> bytes:
        """The body of the answer. Raises NoAnswer after `timeout_s` at the latest, or NotUnderstood."""
        until = time.monotonic() + timeout_s
        if not self._turn.acquire(timeout=timeout_s):
            raise NoAnswer
        try:
            answer = self._exchange(path, body, until)
        except HTTPError as error:
            raise NoAnswer from error
        finally:
            self._turn.release()
        if answer.status == 503:
            raise NoAnswer(_trouble(answer.data))
        if answer.status not in (200, 500):
            raise NotUnderstood(answer.status, answer.data)
        return answer.data

    @property
    def busy(self) -> bool:
        """Whether somebody's request is under way."""
        return self._turn.locked()

    def close(self) -> None:
        self._pool.clear()

    def _exchange(self, path: str, body: bytes, until: float) -> urllib3.BaseHTTPResponse:
        try:
            return self._send(path, body, until)
        except (NewConnectionError, ProtocolError):
            # A hub that was started again has dropped the kept connection: once more on a new one.
            return self._send(path, body, until)

    def _send(self, path: str, body: bytes, until: float) -> urllib3.BaseHTTPResponse:
        # `total` covers connecting and waiting together; a plain number would be given to each.
        timeout = urllib3.Timeout(total=max(0.001, until - time.monotonic()))
        return self._pool.request("POST", self._base_url + path, body, timeout=timeout)


def _trouble(raw: bytes) -> Trouble | None:
    try:
        return msgspec.json.decode(raw, type=Trouble)
    except msgspec.MsgspecError:
        return None
