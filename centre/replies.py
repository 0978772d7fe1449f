"""What the centre says when it does not take something: status, code and words."""

from typing import TypeVar

import msgspec
from starlette.responses import Response

from centre.doors import TooMany
from centre.intake import Missing, Parted
from core.words import Text
from sync.troubles import as_json, reply
from sync.wire import BadRequest, Trouble
from sync.wire_centre import MISSING, PARTED, Bodies, Join, NotNext

T = TypeVar("T")

MOST_VERSIONS = 2**31

_NO_TOKEN = Text("Pusat tidak mengenal perangkat ini.", "The centre does not know this device.")
_OTHER_SITE = Text("Ini lokasi lain.", "This is another site.")
_REVOKED = Text(
    "Izin lokasi ini di pusat sudah dicabut; hubungi pengelola pusat.",
    "This site was revoked at the centre; call its administrator.",
)
_WRONG_CODE = Text("Kode salah atau sudah tidak berlaku.", "The code is wrong or has ended.")
_MISSING = Text("Catatan sebelum ini belum sampai.", "Events before these have not come.")
_PARTED = Text("Pusat memegang catatan lain untuk lokasi ini.", "The centre holds another log of this site.")
_FENCED = Text(
    "Dua pusat antrean mengaku satu lokasi. Pusat tidak mengganti catatannya; hubungi pengelola.",
    "Two hubs say that they are this site. The centre does not change its log; call the administrator.",
)
_TOO_MANY = Text("Pusat sedang ramai.", "The centre is busy.")
_NO_DATABASE = Text("Basis data pusat tidak bisa dihubungi.", "The centre's database cannot be reached.")


def no_token() -> Response:
    return reply(401, Trouble("no_token", _NO_TOKEN), WWW_Authenticate="Bearer")


def other_site() -> Response:
    return reply(403, Trouble("other_site", _OTHER_SITE))


def revoked() -> Response:
    return reply(403, Trouble("revoked", _REVOKED))


def wrong_code() -> Response:
    return reply(403, Trouble("wrong_code", _WRONG_CODE))


def fenced() -> Response:
    return reply(403, Trouble("fenced", _FENCED))


def missing(caught: Missing) -> Response:
    epoch, head = caught.standing
    return as_json(NotNext(MISSING, _MISSING, epoch, head.lsn, head.hash.hex()), 409)


def parted(caught: Parted) -> Response:
    epoch, head = caught.standing
    return as_json(NotNext(PARTED, _PARTED, epoch, head.lsn, head.hash.hex()), 409)


def too_many(caught: TooMany) -> Response:
    return reply(503, Trouble("too_many", _TOO_MANY), Retry_After=str(caught.retry_s))


def no_database() -> Response:
    return reply(503, Trouble("no_database", _NO_DATABASE), Retry_After="5")


def bodies_in(raw: bytes) -> Bodies:
    """Raises BadRequest, on what no database keeps too."""
    found = _read(_bodies, raw)
    for each in found.documents:
        if not 0 < each.version < MOST_VERSIONS or "\0" in each.name + each.hash + each.body:
            raise BadRequest("bad_document", "a version is a small number from 1, and no text has a NUL in it")
    return found


def join_in(raw: bytes) -> Join:
    return _read(_join, raw)


_bodies = msgspec.json.Decoder(Bodies)
_join = msgspec.json.Decoder(Join)


def _read(decoder: msgspec.json.Decoder[T], raw: bytes) -> T:
    try:
        return decoder.decode(raw)
    except msgspec.DecodeError as error:
        raise BadRequest("bad_body", str(error)) from error
