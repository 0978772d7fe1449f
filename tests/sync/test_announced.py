"""A hub is found as soon as it has a site, and no longer once it stops."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from store.faults import DiskFull
from sync.announced import Announced
from sync.batcher import Broken
from sync.discovery import find

HERE = ["127.0.0.1"]
WAIT_S = 60.0


def answers(*given: object) -> Callable[[object], Awaitable[Any]]:
    """The hub's writer, asked for its site: says or raises these in turn, the last for ever."""
    left = list(given)

    async def do(job: object) -> Any:
        answer = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    return do


def test_a_hub_without_a_site_waits_for_one_and_is_found_until_it_stops(tmp_path: Any) -> None:
    async def run() -> None:
        announced = Announced(8931, interfaces=HERE, look_s=0.01)
        task = asyncio.create_task(announced.run(answers("", DiskFull(tmp_path), "mpp-kupang"), lambda: 0))
        found = await asyncio.to_thread(find, "mpp-kupang", WAIT_S, HERE)
        assert [hub.url for hub in found] == ["https://127.0.0.1:8931"]
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        assert await asyncio.to_thread(find, "mpp-kupang", 2.0, HERE) == []

    asyncio.run(run())


def test_a_hub_that_broke_is_not_announced() -> None:
    asyncio.run(Announced(8931, interfaces=HERE).run(answers(Broken()), lambda: 0))
    assert find("mpp-kupang", 1.0, HERE) == []
