"""A hub's questions to its centre, over one address."""

import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import quote, urlencode

import msgspec
import urllib3
from urllib3.exceptions import HTTPError

from store.documents import Document
from store.log import Head
from sync.upstream import Cut, Strange
from sync.wire import Position, Trouble
from sync.wire_centre import At, Bodies, Join, Joined, NotNext, packed
from sync.wire_down import VERSION, Answers, Down, Kept
from sync.wire_follow import DocumentBody, LogHash
from sync.wire_health import HubHealth
from sync.wire_version import HEADER, spoken

CONNECT_S, ANSWER_S = 5.0, 60.0
LONGEST_S = 60
"""A busy centre is asked again after no longer than this, whatever it says."""

T = TypeVar("T")


class Refused(Exception):
    """The centre does not let this hub in, or does not change its log. `words`: what it said (English)."""

    def __init__(self, code: str, words: str) -> None:
        self.code = code
        super().__init__(words)


class Busy(Cut):
    """The centre has too much to do: come again in `retry_s` seconds."""

    def __init__(self, retry_s: float) -> None:
        self.retry_s = retry_s
        super().__init__(f"the centre is busy for {retry_s:.0f} s")


class CentreLine:
    """One thread at a time may use it. All methods raise Cut, Strange and Refused."""

    def __init__(self, base_url: str, site: str, token: str) -> None:
        self._base_url = base_url.rstrip("/")
        self._site = site
        self._headers = {HEADER: spoken()} | ({"Authorization": f"Bearer {token}"} if token else {})
        self._pool = urllib3.PoolManager(1, retries=False, timeout=urllib3.Timeout(connect=CONNECT_S, read=ANSWER_S))
        self.offset_ms = 0
        """The centre's clock less ours, as of the last answer that told it."""

    def at(self) -> At:
        return self._told(self._ask("GET", "", At))

    def push(self, after: Position, hash_: bytes, raws: list[bytes]) -> At | NotNext:
        query = urlencode({"after": str(after), "hash": hash_.hex()})
        answer = self._send("POST", f"/log?{query}", self._packed(after, raws))
        if answer.status == 409:
            return _read(NotNext, answer)
        return self._told(_read(At, _good(answer)))

    def learn(self, documents: list[Document]) -> At:
        bodies = Bodies(tuple(DocumentBody(*each) for each in documents))
        return self._told(self._ask("POST", "/documents", At, msgspec.json.encode(bodies)))

    def hash_at(self, lsn: int) -> bytes | None:
        found = self._ask("GET", f"/hash?lsn={lsn}", LogHash).hash
        return bytes.fromhex(found) if found is not None else None

    def parted(self, last: int, epoch: int) -> At:
        """Tells that the log goes on from `last`, in `epoch`."""
        return self._told(self._ask("POST", f"/parted?last={last}&epoch={epoch}", At, b""))

    def down(self, version: str) -> Down:
        """What is to be done here. `version`: of this Besti."""
        path = f"/v1/sites/{quote(self._site, safe='')}/down"
        return _read(Down, _good(self._exchange("GET", path, None, {VERSION: version})))

    def answered(self, answers: Answers) -> None:
        """Tells what became of it."""
        self._ask("POST", "/answers", Kept, msgspec.json.encode(answers))

    def health(self, said: HubHealth) -> None:
        """Tells how this hub and its devices are."""
        self._ask("POST", "/health", Kept, msgspec.json.encode(said))

    def join(self, code: str) -> str:
        """The token for a code."""
        body = msgspec.json.encode(Join(self._site, code))
        return _read(Joined, _good(self._exchange("POST", "/v1/join", body))).token

    def close(self) -> None:
        self._pool.clear()

    def _packed(self, _: Position, raws: list[bytes]) -> bytes:
        """What travels of the events past a place."""
        return packed(raws)

    def _told(self, at: At) -> At:
        self.offset_ms = at.now_ms - time.time_ns() // 1_000_000
        return at

    def _ask(self, method: str, path: str, kind: type[T], body: bytes | None = None) -> T:
        return _read(kind, _good(self._send(method, path, body)))

    def _send(self, method: str, path: str, body: bytes | None) -> urllib3.BaseHTTPResponse:
        return self._exchange(method, f"/v1/sites/{quote(self._site, safe='')}{path}", body)

    def _exchange(
        self, method: str, path: str, body: bytes | None, more: Mapping[str, str] = MappingProxyType({})
    ) -> urllib3.BaseHTTPResponse:
        try:
            return self._pool.request(method, self._base_url + path, body=body, headers={**self._headers, **more})
        except HTTPError as error:
            raise Cut(str(error)) from error


def _good(answer: urllib3.BaseHTTPResponse) -> urllib3.BaseHTTPResponse:
    if answer.status == 200:
        return answer
    retry_s = answer.headers.get("Retry-After", "")
    if answer.status in (429, 503) and retry_s.isdecimal():
        raise Busy(min(int(retry_s), LONGEST_S))
    if answer.status in (429, 500, 502, 503, 504):
        raise Cut(f"the centre answered {answer.status}")
    trouble = _read(Trouble, answer)
    if answer.status in (401, 403):
        raise Refused(trouble.code, trouble.words.en)
    raise Strange(f"{answer.status}: {trouble.words.en}")


def _read(kind: type[T], answer: urllib3.BaseHTTPResponse) -> T:
    try:
        return msgspec.json.decode(answer.data, type=kind)
    except msgspec.DecodeError as error:
        raise Strange(f"{answer.status}: {answer.data[:200]!r}") from error


def head_of(at: At | NotNext) -> Head:
    return Head(at.lsn, bytes.fromhex(at.hash))
