"""The hub's clock: opens and closes the day by itself, notes that the hub lives, waits out the world's faults."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from core.decide import decide
from core.fold import fold
from core.state import State
from store.faults import DiskFull
from store.writer import SiteWriter
from sync.batcher import Batcher, unheard
from sync.clock import DemoClock
from sync.ticking import Ticking
from tests.sync.mall import NINE_O_CLOCK, prepare

HOUR_MS = 3_600_000


def ticked(writer: SiteWriter, clock: DemoClock, met: Callable[[State], bool]) -> Ticking:
    """Lets the clock tick fast until the state meets the condition."""

    async def run() -> Ticking:
        batcher = Batcher(writer, clock, lambda now: None, unheard)
        ticking = Ticking(batcher, clock, lambda: True, tick_s=0.005)
        batcher.start()
        task = asyncio.create_task(ticking.run())
        async with asyncio.timeout(20):
            while not met(writer.state):
                await asyncio.sleep(0.005)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await batcher.stop()
        return ticking

    return asyncio.run(run())


def opened(folder: Path) -> SiteWriter:
    return SiteWriter.open(folder, decide=decide, fold=fold)


def test_the_day_closes_and_the_next_one_opens(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "mall")
    clock = DemoClock(NINE_O_CLOCK + 14 * HOUR_MS)
    ticked(opened(folder), clock, lambda state: not state.is_open)
    clock.set(NINE_O_CLOCK + 24 * HOUR_MS)
    ticking = ticked(opened(folder), clock, lambda state: state.is_open)
    assert ticking.alive_ms == clock.now_ms()


def test_a_full_disk_does_not_stop_the_clock(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "mall")
    faults = [DiskFull(folder)] * 5

    def decide_later(*given: Any) -> Any:
        if faults:
            raise faults.pop()
        return decide(*given)

    writer = SiteWriter.open(folder, decide=decide_later, fold=fold)
    ticked(writer, DemoClock(NINE_O_CLOCK + 14 * HOUR_MS), lambda state: not state.is_open)
    assert faults == []


def test_a_hub_that_was_away_in_the_day_tells_of_an_outage(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "mall")
    clock = DemoClock(NINE_O_CLOCK)
    ticked(opened(folder), clock, lambda state: True)
    writer = opened(folder)
    writer.alive(NINE_O_CLOCK)
    writer.close()
    clock.set(NINE_O_CLOCK + 20 * 60_000)
    writer = opened(folder)
    ticked(writer, clock, lambda state: bool(state.day and state.day.freezes))
    day = writer.state.day
    assert day is not None
    assert day.freezes == [(NINE_O_CLOCK, NINE_O_CLOCK + 35 * 60_000)]
    assert writer.state.outage_ms is None
