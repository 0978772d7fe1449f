"""The hub's clock at work: each second what is due, every three seconds a note that the hub lives."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from store.faults import Fault
from store.heard import Heard
from sync.batcher import Batcher, Broken
from sync.clock import Clock
from sync.jobs import EndDarkness, NoteAlive, RunDue

log = logging.getLogger(__name__)

TICK_S = 1.0
ALIVE_EVERY = 3


class Ticking:
    def __init__(
        self,
        batcher: Batcher,
        clock: Clock,
        synchronised: Callable[[], bool],
        tick_s: float = TICK_S,
        heard: Callable[[], Sequence[Heard]] = tuple,
    ) -> None:
        """`heard`: the devices that follow."""
        self._heard = heard
        self._batcher = batcher
        self._clock = clock
        self._synchronised = synchronised
        self._tick_s = tick_s
        self.alive_ms: int | None = None

    async def run(self) -> None:
        """Ticks until it is cancelled or the writer broke. A fault of the world is waited out."""
        loop = asyncio.get_running_loop()
        tick = 0
        dark = True
        while True:
            started = loop.time()
            try:
                if dark:
                    await self._batcher.do(EndDarkness(self._clock))
                    dark = False
                if tick % ALIVE_EVERY == 0:
                    await self.note_alive()
                await self.run_due()
            except Fault as fault:
                log.debug("tick passed over: %s", fault)
            except Broken:
                return
            tick += 1
            await asyncio.sleep(max(0.0, started + self._tick_s - loop.time()))

    async def run_due(self) -> int:
        """Decides what is due now; returns how many events came of it."""
        count: int = await self._batcher.do(RunDue(self._clock, self._synchronised))
        return count

    async def note_alive(self) -> None:
        self.alive_ms = await self._batcher.do(NoteAlive(self._clock, self._heard()))
