"""The log for whoever follows it: a page of lines, or a stream that wakes with each commit."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from store.documents import Document
from store.faults import Fault
from store.identity import Identity
from store.log import Digest, Entry
from store.outlook import Outlook
from store.snapshots import Snapshot
from sync.doorbell import Doorbell, heard
from sync.wire import LOG_PAGE, Position
from sync.wire_follow import Beat, beat_line

HEARTBEAT_S = 3.0


T = TypeVar("T")


class Log(Protocol):
    """store.log_reader.LogReader: what is committed, on a connection of its own. Used by one thread at a time."""

    def after(self, lsn: int, limit: int) -> Sequence[Entry]:
        """At most `limit` events past `lsn`, in order. Raises store.faults.Fault."""

    def hash_at(self, lsn: int) -> bytes | None:
        """The hash of the row `lsn`; None where it is not kept."""

    def first(self) -> int: ...

    def identity(self) -> Identity: ...

    def snapshot(self) -> Snapshot | None: ...

    def document(self, name: str, version: int) -> Document | None: ...

    def note(self, ref: str) -> str | None: ...

    def digests(self) -> Sequence[Digest]: ...

    def outlook(self, *, tickets: bool) -> Outlook: ...

    def close(self) -> None: ...


class Feed:
    def __init__(self, log: Log, bell: Doorbell, now_ms: Callable[[], int]) -> None:
        """`now_ms`: the hub's clock, told in each heartbeat."""
        self._log = log
        self._bell = bell
        self._now_ms = now_ms
        self._thread = ThreadPoolExecutor(1, "log reader")
        self._since = bell.listen()
        self._under_way: dict[tuple[int, int], asyncio.Future[Sequence[Entry]]] = {}

    async def page(self, after: Position, limit: int, wait_s: float = 0.0) -> bytes:
        """The events past `after`, one a line; waits for the next one so many seconds where there is none."""
        until = asyncio.get_running_loop().time() + wait_s
        while True:
            bell = self._bell.listen()
            entries = await self._read(bell, after.lsn, limit)
            left = until - asyncio.get_running_loop().time()
            if entries or left <= 0 or limit == 0 or self._bell.closed:
                return b"".join(entry.raw + b"\n" for entry in entries)
            await heard(bell, left)

    async def stream(self, after: Position) -> AsyncIterator[bytes]:
        """Server-sent events past `after`, for as long as the hub runs; a heartbeat when nothing happens."""
        at, lsn = Beat(after, "", 0), after.lsn
        yield b"retry: 1000\n\n"
        while not self._bell.closed:
            bell = self._bell.listen()
            try:
                entries = await self._read(bell, lsn, LOG_PAGE)
            except Fault:
                return  # the follower comes back with its position
            if entries:
                last = entries[-1]
                lsn, at = last.lsn, Beat(Position(last.epoch, last.lsn), last.hash.hex(), 0)
                yield b"".join(_sse(entries))
            elif not await heard(bell, HEARTBEAT_S):
                yield beat_line(at._replace(now_ms=self._now_ms()))

    async def ask(self, question: Callable[[Log], T]) -> T:
        """What the log says to `question`, asked in the reader's thread. Raises store.faults.Fault."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, question, self._log)

    def close(self) -> None:
        self._thread.submit(self._log.close)
        self._thread.shutdown()

    async def _read(self, bell: asyncio.Event, lsn: int, limit: int) -> Sequence[Entry]:
        """One reading for all who wake at one ring and stand at one place.

        `bell`: as it was listened to just before. What was begun before it rang may lack what it rings for, so it is
        shared with nobody who comes after.
        """
        if bell is not self._since:
            self._since, self._under_way = bell, {}
        sharing, place = self._under_way, (lsn, limit)
        found = sharing.get(place)
        if found is None:
            found = sharing[place] = asyncio.ensure_future(self.ask(lambda log: log.after(lsn, limit)))
            found.add_done_callback(lambda done: _ended(sharing, place, done))
        return await asyncio.shield(found)


def _ended(
    sharing: dict[tuple[int, int], "asyncio.Future[Sequence[Entry]]"], place: tuple[int, int],
    done: "asyncio.Future[Sequence[Entry]]",
) -> None:  # fmt: skip
    """What was read is not kept. Where all who waited for it have gone, nobody needs to hear of a fault."""
    del sharing[place]
    if not done.cancelled():
        done.exception()


def _sse(entries: Iterable[Entry]) -> Iterable[bytes]:
    return (f"id: {entry.epoch}.{entry.lsn}\ndata: ".encode() + entry.raw + b"\n\n" for entry in entries)
