"""What devices and a device that wants to become the hub say to each other.

GET  /v1/ballot        -> Paper: somebody asks to become the hub of the site; nobody answers where nobody does
POST /v1/ballot  Vote  -> Verdict: whether the device is to promise, and from where on its log is wanted
POST /v1/tail    Tail  -> Verdict: what the candidate's log lacked
"""

from typing import Annotated, TypeVar

import msgspec

from core.ids import Name
from core.promotion import Vote
from store.documents import Document
from sync.wire import BadRequest

MOST_EVENTS = 400


class Paper(msgspec.Struct, frozen=True):
    """`epoch`: what is to be promised to `candidate`."""

    site: str
    epoch: int
    candidate: str


class Verdict(msgspec.Struct, frozen=True, omit_defaults=True):
    """`pledge`: promise now. `after`: send what your log has past that place, where its hash must be `hash`."""

    pledge: bool = False
    after: int | None = None
    hash: str = ""


class Tail(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Events of the log of `device`, as they were given, and the documents that they name.

    `parts`: its log is another one from that place on; then nothing is sent.
    """

    device: Name
    raws: Annotated[tuple[bytes, ...], msgspec.Meta(max_length=MOST_EVENTS)]
    documents: tuple[Document, ...] = ()
    parts: bool = False


T = TypeVar("T")

_vote = msgspec.json.Decoder(Vote)
_tail = msgspec.json.Decoder(Tail)


def vote_in(raw: bytes) -> Vote:
    """Raises BadRequest."""
    return _read(_vote, raw)


def tail_in(raw: bytes) -> Tail:
    """Raises BadRequest."""
    return _read(_tail, raw)


def _read(decoder: msgspec.json.Decoder[T], raw: bytes) -> T:
    try:
        return decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadRequest("bad_request", str(error)) from error
