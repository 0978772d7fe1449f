"""What a follower asks of its hub, and the hub's answers.

GET /v1/hello      ?at=1.17&hash=…&device=…&clock=…&pledged=…
                                     -> Hello: who the hub is, where its log stands, whether the two logs agree
GET /v1/hash       ?lsn=17           -> LogHash: to find where two logs part
GET /v1/snapshot                     -> the newest Snapshot: a new follower starts from it
GET /v1/documents  ?name=…&version=… -> Body: what an event names
GET /v1/notes      ?ref=…            -> NoteBody: what a notice says, for whoever knows its reference
GET /v1/digests                      -> Digests: the ended days, for comparing what is no longer kept

Between the events of GET /v1/log the stream carries a heartbeat: `: at 1.17 HASH NOW_MS`.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

import msgspec

from core.access import STAFF
from core.devices import DEVICES
from sync.wire import BadRequest, Position, position

SPOKEN = (1, 1)
"""The lowest and the highest version of the wire that this program speaks."""

OPEN_DOCUMENTS = frozenset({"site", "voice"})
"""Documents that every device of the site may hold; the others carry PIN hashes or keys."""

KEPT_DOCUMENTS = frozenset({STAFF, DEVICES})
"""Documents that only a hub and those who may become one hold."""

T = TypeVar("T")


class Hello(msgspec.Struct, frozen=True):
    """`first`: the lsn of the oldest event that the hub still has as an event; 0 while it has none.

    `agrees`: whether the asker's hash is the hub's at that place; None where the hub cannot tell.
    `wire`: the versions that the hub speaks. `database`: the id of its store. `now_ms`: its clock. `device`: its name.
    """

    wire: tuple[int, int]
    site: str
    database: str
    epoch: int
    lsn: int
    first: int
    agrees: bool | None
    now_ms: int
    device: str = ""


class LogHash(msgspec.Struct, frozen=True):
    """`hash`: hex; None where that row is not kept."""

    lsn: int
    hash: str | None


class SnapshotBody(msgspec.Struct, frozen=True):
    """A folded state and the place in the log at which it stood. `rules`: the version of the rules that folded it."""

    lsn: int
    epoch: int
    rules: int
    hash: str
    state: bytes


class DocumentBody(msgspec.Struct, frozen=True):
    name: str
    version: int
    hash: str
    body: str


class NoteBody(msgspec.Struct, frozen=True):
    ref: str
    text: str


class DayDigest(msgspec.Struct, frozen=True):
    day: str
    first_lsn: int
    last_lsn: int
    events: int
    hash: str


class Digests(msgspec.Struct, frozen=True):
    days: tuple[DayDigest, ...]


class Beat(NamedTuple):
    """A heartbeat: where the hub's log stands, its hash there (hex, "" while the hub has not read it), its clock."""

    at: Position
    hash: str
    now_ms: int


class Asker(NamedTuple):
    """Who says hello. `clock_ms`: its own. `pledged`: the least epoch that it will follow."""

    device: str
    clock_ms: int
    pledged: int = 0


def asked_hash(text: str) -> bytes:
    """The hash in a question; raises BadRequest."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise BadRequest("bad_hash", "a hash is written in hexadecimal digits") from None


def asker_of(asked: Mapping[str, str]) -> Asker | None:
    """Who asks; None for a device of an earlier version, that does not say. Raises BadRequest."""
    device = asked.get("device")
    if device is None:
        return None
    if re.fullmatch(r"[A-Za-z0-9._-]{1,40}", device) is None:
        raise BadRequest("bad_device", "a device is named by letters, digits, '.', '_' and '-'")
    return Asker(
        device, asked_number(asked.get("clock", ""), "clock"), asked_number(asked.get("pledged", "0"), "pledged")
    )


def asked_number(text: str, name: str) -> int:
    """A whole number in a question; raises BadRequest."""
    if re.fullmatch(r"\d{1,15}", text, re.ASCII) is None:
        raise BadRequest(f"bad_{name}", f"{name} is a whole number")
    return int(text)


def beat_line(beat: Beat) -> bytes:
    return f": at {beat.at} {beat.hash or '-'} {beat.now_ms}\n\n".encode()


def beat_in(comment: str) -> Beat | None:
    """The heartbeat in a comment of the stream; None where it is another comment."""
    words = comment.split()
    if len(words) != 4 or words[0] != "at" or not words[3].isdigit():
        return None
    return Beat(position(words[1]), words[2].strip("-"), int(words[3]))
