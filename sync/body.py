"""The body of a request, within its limit."""

from starlette.requests import Request

from sync import wire

DRAIN_LIMIT = 8 * wire.BODY_LIMIT


class TooLarge(Exception):
    """More than the limit."""


async def body(request: Request, most: int = wire.BODY_LIMIT, drained: int = DRAIN_LIMIT) -> bytes:
    """At most `most` bytes; raises TooLarge.

    A body that is somewhat too large is read to its end and thrown away, so that its sender hears why.
    """
    length = request.headers.get("content-length", "0")
    if length.isdigit() and int(length) > drained:
        raise TooLarge
    found, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > drained:
            raise TooLarge
        if size <= most:
            found += chunk
    if size > most:
        raise TooLarge
    return bytes(found)
