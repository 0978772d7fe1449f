"""What a hub and its centre say to each other: JSON over HTTP, version 1; the log travels as the hub wrote it.

GET  /v1/sites/SITE                            -> At: up to where the centre has the log, and which documents
POST /v1/sites/SITE/log  ?after=1.17&hash=…    -> At: events past that place, one a line, packed by zstandard
POST /v1/sites/SITE/documents  Bodies          -> At
GET  /v1/sites/SITE/hash ?lsn=17               -> LogHash: to find where two logs part
POST /v1/sites/SITE/parted ?last=17&epoch=2    -> At: the hub's log goes on from there, what is past it is set aside
POST /v1/join  Join                            -> Joined: a token for a code

All but `join` carry `Authorization: Bearer TOKEN`. 409 says that a batch does not follow: "missing" (events before it
have not come) or "parted" (the centre has another log), with where the centre stands.
"""

from typing import Annotated

import msgspec
import zstandard

from core.words import Text
from sync.wire import BadRequest
from sync.wire_follow import DocumentBody

MOST_EVENTS = 5_000
MOST_BYTES = 2_000_000
"""Of a batch, unpacked."""

LIVE_BYTES = 10_000
"""A batch of no more, packed, goes ahead of those that catch up: some two hundred events."""

MISSING, PARTED = "missing", "parted"


class At(msgspec.Struct, frozen=True):
    """Where the centre has a site's log. `documents`: what it holds, as (name, version)."""

    wire: tuple[int, int]
    epoch: int
    lsn: int
    hash: str
    now_ms: int
    documents: tuple[tuple[str, int], ...] = ()


class NotNext(msgspec.Struct, frozen=True):
    """Why a batch was not taken: `code` MISSING or PARTED; where the centre stands."""

    code: str
    words: Text
    epoch: int
    lsn: int
    hash: str


class Bodies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    documents: Annotated[tuple[DocumentBody, ...], msgspec.Meta(min_length=1, max_length=100)]


class Join(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`code`: the eight letters that an administrator of the centre was shown for this site."""

    site: str
    code: str


class Joined(msgspec.Struct, frozen=True):
    token: str


def packed(raws: list[bytes]) -> bytes:
    """Events as they travel."""
    return zstandard.ZstdCompressor(level=1).compress(b"".join(raw + b"\n" for raw in raws))


def unpacked(body: bytes) -> list[bytes]:
    """The events in a body; raises BadRequest on one that is too large or no such thing."""
    try:
        size = zstandard.frame_content_size(body)
        if not 0 < size <= MOST_BYTES:
            raise BadRequest("bad_batch", f"a batch says its size, at most {MOST_BYTES} bytes")
        whole = zstandard.ZstdDecompressor(max_window_size=2**23).decompress(body, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise BadRequest("bad_batch", "a batch is one frame of zstandard") from error
    raws = whole.split(b"\n")
    if raws.pop() != b"" or not all(raws):
        raise BadRequest("bad_batch", "events stand one a line")
    if len(raws) > MOST_EVENTS:
        raise BadRequest("too_many", f"at most {MOST_EVENTS} events")
    return raws
