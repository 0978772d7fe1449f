"""A file that somebody sends with a form: small, held in memory only, its name not looked at."""

from collections.abc import AsyncGenerator
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from web.asked import Turned, body

MOST_BYTES = 1_000_000
"""A site file of a large mall has some 200 kB."""

DRAINED_BYTES = 24_000_000
"""Up to here a file that is too large is read to its end, so that its sender is told why."""

_MOST_FIELDS = 40


class Sent(NamedTuple):
    """`file`: what was in the one file; empty where none was chosen."""

    fields: dict[str, str]
    file: bytes


async def sent(request: Request) -> Sent:
    """Raises Turned where it is too large, or no form with a file."""
    raw = await body(request, MOST_BYTES, DRAINED_BYTES)
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise Turned(400, "page.unreadable")
    parser = MultiPartParser(
        request.headers, _once(raw), max_files=1, max_fields=_MOST_FIELDS, max_part_size=MOST_BYTES
    )  # fmt: skip
    try:
        found = await parser.parse()
    except (MultiPartException, UnicodeDecodeError, KeyError):
        raise Turned(400, "page.unreadable") from None
    fields = {key: value for key, value in found.items() if isinstance(value, str)}
    files = [await value.read() for value in found.values() if isinstance(value, UploadFile)]
    await found.close()
    return Sent(fields, files[0] if files else b"")


async def _once(raw: bytes) -> AsyncGenerator[bytes, None]:
    yield raw
