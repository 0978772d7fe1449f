"""The log for many who follow at once."""

import asyncio
import threading
from pathlib import Path

from store.faults import Corrupt, Fault
from store.log import Entry
from store.log_reader import LogReader
from sync.doorbell import Doorbell
from sync.feed import Feed
from sync.wire import Position

MANY = 10


class Kept(LogReader):
    """A log in memory. `asked`: from where it was read; `busy`: a reading that has begun waits until it is free."""

    def __init__(self) -> None:
        self.lsn = 0
        self.asked: list[int] = []
        self.free = threading.Event()
        self.free.set()
        self.begun = threading.Event()
        self.fault: Fault | None = None

    def after(self, lsn: int, limit: int) -> list[Entry]:
        self.asked.append(lsn)
        found = [Entry(n, 1, "", b"%d" % n, b"") for n in range(lsn + 1, self.lsn + 1)]
        self.begun.set()
        assert self.free.wait(30)
        if self.fault is not None:
            raise self.fault
        return found[:limit]

    def close(self) -> None:
        """Nothing is open."""


def fed() -> tuple[Kept, Doorbell, Feed]:
    log, bell = Kept(), Doorbell()
    return log, bell, Feed(log, bell, lambda: 0)


async def begun(log: Kept) -> None:
    assert await asyncio.to_thread(log.begun.wait, 30)
    log.begun.clear()


def test_all_who_wake_together_read_once() -> None:
    async def play() -> None:
        log, bell, feed = fed()
        waiting = [asyncio.create_task(feed.page(Position(1, 0), 500, 60)) for _ in range(MANY)]
        await begun(log)
        log.lsn = 1
        bell.ring()
        assert await asyncio.gather(*waiting) == [b"1\n"] * MANY
        assert log.asked == [0, 0]
        feed.close()

    asyncio.run(play())


def test_a_reading_from_before_a_ring_is_not_what_the_ring_tells_of() -> None:
    async def play() -> None:
        log, bell, feed = fed()
        log.free.clear()
        early = asyncio.create_task(feed.page(Position(1, 0), 500, 0))
        await begun(log)
        log.lsn = 1
        bell.ring()
        late = asyncio.create_task(feed.page(Position(1, 0), 500, 0))
        await asyncio.sleep(0)
        log.free.set()
        assert (await early, await late) == (b"", b"1\n")
        feed.close()

    asyncio.run(play())


def test_who_goes_away_takes_nothing_from_the_others() -> None:
    async def play() -> None:
        log, _, feed = fed()
        log.lsn = 2
        log.free.clear()
        gone, stays = (asyncio.create_task(feed.page(Position(1, 1), 500, 0)) for _ in range(2))
        await begun(log)
        gone.cancel()
        await asyncio.sleep(0)
        log.free.set()
        assert await stays == b"2\n"
        assert gone.cancelled()
        assert log.asked == [1]
        feed.close()

    asyncio.run(play())


def test_a_fault_of_the_disk_is_told_to_all_who_ask() -> None:
    async def play() -> None:
        log, _, feed = fed()
        log.fault = Corrupt(Path("site.db"), "lsn 1")
        found = await asyncio.gather(*(feed.page(Position(1, 0), 9) for _ in range(2)), return_exceptions=True)
        assert [type(each) for each in found] == [Corrupt, Corrupt]
        log.fault = None
        assert await feed.page(Position(1, 0), 9) == b""
        feed.close()

    asyncio.run(play())
