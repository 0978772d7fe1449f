"""What a browser asked: read with limits, and turned away in words where it is no good."""

import hashlib
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from core.words import Language

BODY_LIMIT = 32_000
DRAIN_LIMIT = 1_000_000
MOST_FIELDS = 60
LANGUAGE_COOKIE = "lang"


class Turned(Exception):
    """The request is turned away and nothing was changed. `key`: its words, in the tables of the pages."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        self.status = status
        self.key = key
        self.values = values
        super().__init__(key)


class NotIn(Exception):
    """Nobody is signed in here, or no longer."""


async def body(request: Request, most: int = BODY_LIMIT, drained: int = DRAIN_LIMIT) -> bytes:
    """Raises Turned. One that is a little too large is read to its end, so that its sender hears why."""
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > drained:
        raise Turned(413, "page.too_large")
    found, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > drained:
            break
        if size <= most:
            found += chunk
    if size > most:
        raise Turned(413, "page.too_large")
    return bytes(found)


async def form(request: Request, most: int = BODY_LIMIT, fields: int = MOST_FIELDS) -> dict[str, str]:
    """The fields of a plain form, each once. Raises Turned."""
    try:
        raw = await body(request, most)
        pairs = parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=fields)
    except ValueError:
        raise Turned(400, "page.unreadable") from None
    return dict(pairs)


def must_be_ours(request: Request) -> None:
    """Raises Turned where another site made the browser send this."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "same-origin")
    elsewhere = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    if elsewhere or site not in ("same-origin", "none"):
        raise Turned(403, "page.other_site")


def browser(request: Request) -> str:
    """What tells one browser from another, as far as that can be told."""
    host = request.client.host if request.client else ""
    return hashlib.sha256(f"{host}\n{request.headers.get('user-agent', '')}".encode()).hexdigest()


def language(request: Request, usual: str = Language.ID) -> str:
    """The language that was asked for: now, earlier, or `usual`."""
    for wanted in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if wanted in list(Language):
            return wanted
    return usual
