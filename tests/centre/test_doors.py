"""Who goes when many come at once."""

import asyncio

import pytest

from centre.doors import CATCHING_UP, WAITING, Doors, TooMany
from sync.wire_centre import LIVE_BYTES

LARGE = LIVE_BYTES + 1


class Batch:
    """One that stays inside until it may leave, and sends its body only once it is told to."""

    def __init__(self, size: int, *, sends: bool = True) -> None:
        self.size = size
        self.read, self.inside, self.over = False, False, asyncio.Event()
        self.sending = asyncio.Event()
        if sends:
            self.sending.set()

    async def body(self) -> bytes:
        self.read = True
        await self.sending.wait()
        return b"x"

    async def go(self, doors: Doors) -> None:
        async with doors.passing(self.size, self.body):
            self.inside = True
            await self.over.wait()
            self.inside = False


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def test_those_that_catch_up_take_turns_and_live_ones_go_past_them() -> None:
    async def play() -> None:
        doors, slow, live = Doors(), [Batch(LARGE) for _ in range(5)], Batch(LIVE_BYTES)
        tasks = [asyncio.create_task(each.go(doors)) for each in (*slow, live)]
        await settled()
        assert [each.inside for each in slow] == [n < CATCHING_UP for n in range(5)]
        assert live.inside
        slow[0].over.set()
        await settled()
        assert slow[CATCHING_UP].inside
        for each in (*slow, live):
            each.over.set()
        await asyncio.gather(*tasks)

    asyncio.run(play())


def test_one_that_sends_slowly_keeps_nobody_from_going() -> None:
    async def play() -> None:
        doors, slow, ready = Doors(), [Batch(LARGE, sends=False) for _ in range(CATCHING_UP)], Batch(LARGE)
        tasks = [asyncio.create_task(each.go(doors)) for each in (*slow, ready)]
        await settled()
        assert all(each.read and not each.inside for each in slow)
        assert ready.inside
        for each in (*slow, ready):
            each.sending.set()
            each.over.set()
        await asyncio.gather(*tasks)

    asyncio.run(play())


def test_more_than_can_wait_are_sent_away_before_they_are_read() -> None:
    async def play() -> None:
        doors, batches, late = Doors(), [Batch(LARGE) for _ in range(WAITING)], Batch(LARGE)
        tasks = [asyncio.create_task(each.go(doors)) for each in batches]
        await settled()
        with pytest.raises(TooMany):
            await late.go(doors)
        assert not late.read
        for each in batches:
            each.over.set()
        await asyncio.gather(*tasks)
        late.over.set()
        await late.go(doors)
        assert late.read

    asyncio.run(play())
