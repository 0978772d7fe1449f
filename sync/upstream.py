"""A follower's questions to its hub, and the stream of its log, over one address."""

from collections.abc import Iterator
from http.client import HTTPException
from typing import TypeVar
from urllib.parse import urlencode

import msgspec
import urllib3
from urllib3.exceptions import HTTPError

from core.promotion import Vote
from store.outlook import Outlook
from sync.link import NoAnswer, NotLetIn, trouble_in
from sync.pinned import WrongKey
from sync.pinned_pool import pinned_pool
from sync.way_in import WayIn
from sync.wire import Position
from sync.wire_ballot import Paper, Tail, Verdict
from sync.wire_follow import Asker, Beat, DocumentBody, Hello, LogHash, NoteBody, SnapshotBody, beat_in

CONNECT_S = 3.0
SILENCE_S = 10.0
"""A stream that carries nothing for this long is dead: there is a heartbeat every three seconds."""

_CHUNK = 256 * 1024

T = TypeVar("T")


class Cut(Exception):
    """The hub cannot be reached, or stopped talking. Ask again later."""


class Strange(Exception):
    """The hub answered what this program does not understand."""


class Revoked(Strange):
    """The hub has thrown this device out."""


class Events(msgspec.Struct, frozen=True):
    """What one reading of the stream brought: events as the hub wrote them, oldest first."""

    raws: tuple[bytes, ...]


class Upstream:
    """One thread at a time may use it."""

    def __init__(self, base_url: str, silence_s: float = SILENCE_S, way: WayIn | None = None) -> None:
        """`way`: into a hub on another machine."""
        self._base_url = base_url.rstrip("/")
        self._silence_s = silence_s
        self._way = way
        self._pool = urllib3.PoolManager(1, maxsize=2, retries=False) if way is None else pinned_pool(way.knows)

    def hello(self, at: Position, hash_: bytes, asker: Asker) -> Hello:
        """Raises Cut, Strange and Revoked, as all do."""
        asked = {"device": asker.device, "clock": asker.clock_ms, "pledged": asker.pledged}
        return self._must("/v1/hello", Hello, at=str(at), hash=hash_.hex(), **asked)

    def hash_at(self, lsn: int) -> bytes | None:
        found = self._must("/v1/hash", LogHash, lsn=lsn).hash
        return bytes.fromhex(found) if found is not None else None

    def snapshot(self) -> SnapshotBody | None:
        return self._ask("/v1/snapshot", SnapshotBody)

    def document(self, name: str, version: int) -> DocumentBody | None:
        """None where the hub has none of that name, or not for us."""
        return self._ask("/v1/documents", DocumentBody, name=name, version=version)

    def note(self, ref: str) -> str | None:
        """What a notice says; None where it was erased."""
        found = self._ask("/v1/notes", NoteBody, ref=ref)
        return found.text if found is not None else None

    def outlook(self, *, tickets: bool) -> Outlook | None:
        """What the hub tells now of the times ahead; None where it is of a version that does not.

        `tickets`: of everybody who waits too.
        """
        return self._ask("/v1/outlook", Outlook, tickets=int(tickets))

    def stream(self, after: Position) -> Iterator[Events | Beat]:
        """What the hub says, until it stops talking: then Cut is raised."""
        headers = {"Accept": "text/event-stream", "Last-Event-ID": str(after)}
        answer = self._get("/v1/log", headers)
        try:
            if answer.status != 200:
                raise Strange(f"{answer.status} to the log after {after}")
            yield from _said(answer)
        except HTTPError as error:
            raise Cut(str(error)) from error
        finally:
            answer.close()

    def paper(self) -> Paper | None:
        """What is asked of the devices there; None where nothing is."""
        return self._ask("/v1/ballot", Paper)

    def vote(self, vote: Vote) -> Verdict:
        return self._say("/v1/ballot", vote)

    def tail(self, tail: Tail) -> Verdict:
        return self._say("/v1/tail", tail)

    def close(self) -> None:
        self._pool.clear()

    def _must(self, path: str, kind: type[T], **asked: object) -> T:
        found = self._ask(path, kind, **asked)
        if found is None:
            raise Strange(f"nothing at {path}")
        return found

    def _say(self, path: str, said: Vote | Tail) -> Verdict:
        answer = self._request("POST", path, {"Content-Type": "application/json"}, msgspec.json.encode(said))
        found = self._read(path, answer, Verdict)
        if found is None:
            raise Cut(f"nobody listens at {path}")
        return found

    def _ask(self, path: str, kind: type[T], **asked: object) -> T | None:
        return self._read(path, self._get(f"{path}?{urlencode(asked)}", {}), kind)

    def _read(self, path: str, answer: urllib3.BaseHTTPResponse, kind: type[T]) -> T | None:
        try:
            raw = answer.read()
        except HTTPError as error:
            raise Cut(str(error)) from error
        finally:
            answer.release_conn()
        if answer.status == 404:
            return None
        if answer.status in (500, 503):
            raise Cut(f"{answer.status} from {path}")
        try:
            return msgspec.json.decode(raw, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise Strange(f"{answer.status} from {path}: {error}") from error

    def _get(self, path: str, headers: dict[str, str]) -> urllib3.BaseHTTPResponse:
        return self._request("GET", path, headers)

    def _request(
        self, method: str, path: str, headers: dict[str, str], body: bytes | None = None
    ) -> urllib3.BaseHTTPResponse:
        shown = self._shown()
        answer = self._sent(method, path, headers | shown, body)
        if answer.status == 401 and self._way is not None:
            # A hub that was started again knows no old tokens.
            answer.drain_conn()
            self._way.forget(shown)
            answer = self._sent(method, path, headers | self._shown(), body)
        if answer.status == 403 and self._way is not None:
            raise self._why(answer)
        return answer

    def _why(self, answer: urllib3.BaseHTTPResponse) -> Exception:
        trouble = trouble_in(answer.read())
        answer.release_conn()
        code = trouble.code if trouble is not None else "403"
        return Revoked(code) if code == "revoked" else Strange(code)

    def _sent(self, method: str, path: str, headers: dict[str, str], body: bytes | None) -> urllib3.BaseHTTPResponse:
        timeout = urllib3.Timeout(connect=CONNECT_S, read=self._silence_s)
        try:
            return self._pool.request(
                method, self._base_url + path, body=body, headers=headers, timeout=timeout, preload_content=False
            )
        except (HTTPError, WrongKey) as error:
            raise Cut(str(error)) from error

    def _shown(self) -> dict[str, str]:
        """What this device shows with each request to a hub on another machine."""
        if self._way is None:
            return {}
        try:
            return self._way.headers(CONNECT_S)
        except NotLetIn as shut:
            raise (Revoked if shut.revoked else Strange)(str(shut)) from shut
        except (NoAnswer, OSError, HTTPException) as error:
            raise Cut(str(error)) from error


def _said(answer: urllib3.BaseHTTPResponse) -> Iterator[Events | Beat]:
    """Every whole block that has come with one reading is handed on together, so that it shares a commit."""
    held = b""
    while chunk := answer.read1(_CHUNK):
        held += chunk
        whole, end, held = held.rpartition(b"\n\n")
        raws = []
        for block in whole.split(b"\n\n") if end else []:
            raw, beat = _block(block)
            if raw is not None:
                raws.append(raw)
            elif beat is not None:
                yield beat
        if raws:
            yield Events(tuple(raws))
    raise Cut("the hub ended the stream")


def _block(block: bytes) -> tuple[bytes | None, Beat | None]:
    for line in block.split(b"\n"):
        if line.startswith(b"data: "):
            return line[6:], None
        if line.startswith(b": at "):
            return None, beat_in(line[2:].decode("ascii", "replace"))
    return None, None
