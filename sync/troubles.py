"""What the hub says when it cannot answer: status, code and words, for programs and for people."""

import msgspec
from starlette.responses import Response

from core.words import Text
from store.faults import Fault
from sync.turned_away import TurnedAway
from sync.wire import BadRequest, Trouble, encode

JSON = "application/json"
RETRY_S = 1

_TOO_LARGE = Text("Permintaan terlalu besar.", "The request is too large.")
_NOT_FOUND = Text("Alamat ini tidak ada.", "There is nothing at this address.")
_BROKEN = Text(
    "Layanan antrean mengalami gangguan dan sedang dijalankan ulang. Coba lagi sebentar.",
    "The queue service had a fault and is being restarted. Try again in a moment.",
)


def reply(status: int, trouble: Trouble, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(encode(trouble), status, media_type=JSON, headers=named)


def of_the_world(fault: Fault) -> Response:
    """503: nothing was changed; the same request may be sent again."""
    words = Text(fault.words("id"), fault.words("en"))
    return reply(503, Trouble(fault.code, words), Retry_After=str(RETRY_S))


def broken() -> Response:
    return reply(500, Trouble("fault", _BROKEN))


def bad_request(bad: BadRequest) -> Response:
    words = Text(f"Permintaan tidak dapat dibaca: {bad}", f"The request cannot be read: {bad}")
    return reply(400, Trouble(bad.code, words))


def too_large() -> Response:
    # The rest of the body is not read, so the connection cannot be used again.
    return reply(413, Trouble("too_large", _TOO_LARGE), Connection="close")


def turned_away(turned: TurnedAway) -> Response:
    named = {"Retry_After": str(turned.retry_s)} if turned.retry_s else {}
    if turned.status == 401:
        named["WWW_Authenticate"] = "Bearer"
    return reply(turned.status, Trouble(turned.code, turned.words), **named)


def not_found() -> Response:
    return reply(404, Trouble("not_found", _NOT_FOUND))


def as_json(value: msgspec.Struct, status: int = 200) -> Response:
    return Response(encode(value), status, media_type=JSON)
