"""How many batches are taken at the same time: those that catch up take turns, live ones go past them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sync.wire_centre import LIVE_EVENTS

CATCHING_UP = 2
LIVE = 3
WAITING = 40
"""More that catch up than these are sent away for a while, so that what they carry does not fill the memory."""


class TooMany(Exception):
    """Come again in `retry_s` seconds."""

    retry_s = 5


class Doors:
    """In one event loop. Whoever came first goes first."""

    def __init__(self) -> None:
        self._slow = asyncio.Semaphore(CATCHING_UP)
        self._quick = asyncio.Semaphore(LIVE)
        self._waiting = 0

    @asynccontextmanager
    async def passing(self, events: int) -> AsyncIterator[None]:
        """Waits for its turn with a batch of so many events. Raises TooMany."""
        if events <= LIVE_EVENTS:
            async with self._quick:
                yield
            return
        if self._waiting >= WAITING:
            raise TooMany
        self._waiting += 1
        try:
            async with self._slow:
                yield
        finally:
            self._waiting -= 1
