"""The log for whoever follows it: a page of lines, or a stream that wakes with each commit."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from store.faults import Fault
from store.log import Entry
from sync.doorbell import Doorbell, heard
from sync.wire import LOG_PAGE, Position

HEARTBEAT_S = 3.0


class Log(Protocol):
    """store.log_reader.LogReader: what is committed, on a connection of its own. Used by one thread at a time."""

    def after(self, lsn: int, limit: int) -> Sequence[Entry]:
        """At most `limit` events past `lsn`, in order. Raises store.faults.Fault."""

    def close(self) -> None: ...


class Feed:
    def __init__(self, log: Log, bell: Doorbell) -> None:
        self._log = log
        self._bell = bell
        self._thread = ThreadPoolExecutor(1, "log reader")

    async def page(self, after: Position, limit: int) -> bytes:
        """The events past `after`, one a line."""
        return b"".join(entry.raw + b"\n" for entry in await self._read(after.lsn, limit))

    async def stream(self, after: Position) -> AsyncIterator[bytes]:
        """Server-sent events past `after`, for as long as the hub runs; a comment when nothing happens."""
        lsn = after.lsn
        yield b"retry: 1000\n\n"
        while not self._bell.closed:
            bell = self._bell.listen()
            try:
                entries = await self._read(lsn, LOG_PAGE)
            except Fault:
                return  # the follower comes back with its position
            if entries:
                lsn = entries[-1].lsn
                yield b"".join(_sse(entries))
            elif not await heard(bell, HEARTBEAT_S):
                yield b": alive\n\n"

    def close(self) -> None:
        self._thread.submit(self._log.close)
        self._thread.shutdown()

    async def _read(self, lsn: int, limit: int) -> Sequence[Entry]:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._log.after, lsn, limit)


def _sse(entries: Iterable[Entry]) -> Iterable[bytes]:
    return (f"id: {entry.epoch}.{entry.lsn}\ndata: ".encode() + entry.raw + b"\n\n" for entry in entries)
