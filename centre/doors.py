"""How many batches are taken at the same time: those that catch up take turns, live ones go past them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sync.wire_centre import LIVE_BYTES

CATCHING_UP = 2
LIVE = 3
WAITING = 40
"""More that catch up than these are sent away for a while before they are read, so that what they carry does not fill
the memory."""


class TooMany(Exception):
    """Come again in `retry_s` seconds."""

    retry_s = 5


class Doors:
    """In one event loop. Whoever came first goes first; who is still sending keeps nobody from going."""

    def __init__(self) -> None:
        self._slow = asyncio.Semaphore(CATCHING_UP)
        self._quick = asyncio.Semaphore(LIVE)
        self._waiting = 0

    @asynccontextmanager
    async def passing(self, size: int, read: Callable[[], Awaitable[bytes]]) -> AsyncIterator[bytes]:
        """A batch of `size` bytes, read by `read`, once it is its turn. Raises TooMany, and reads nothing then."""
        if size <= LIVE_BYTES:
            body = await read()
            async with self._quick:
                yield body
            return
        if self._waiting >= WAITING:
            raise TooMany
        self._waiting += 1
        try:
            body = await read()
            async with self._slow:
                yield body
        finally:
            self._waiting -= 1
