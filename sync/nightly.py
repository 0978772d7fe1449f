"""What the hub does when the day has been closed: a copy of the store, what the day came to; old days and notes go."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from core.fold import fold
from store.backup import scheduled_backup
from store.faults import Fault
from store.rollups import made_due
from sync.clock import Clock
from sync.jobs import Job, KeepAccounts, Prune

log = logging.getLogger(__name__)

KEEP_DAYS = 400
KEEP_COPIES = 14
BACKUPS = "backups"


class Nightly:
    """`folder`: that of the store; the copies go into a folder inside it. `clock`: the hub's."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._running: set[asyncio.Task[None]] = set()

    def after(self, day: str, do: Callable[[Job], Awaitable[object]]) -> None:
        """Starts the work for the closed `day`; called in the event loop, which it does not hold up."""
        task = asyncio.get_running_loop().create_task(self._work(day, do))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def finish(self) -> None:
        """Waits for what was started."""
        await asyncio.gather(*self._running)

    async def _work(self, day: str, do: Callable[[Job], Awaitable[object]]) -> None:
        try:
            made = await asyncio.to_thread(scheduled_backup, self._folder, self._folder / BACKUPS, day, KEEP_COPIES)
            await do(KeepAccounts(await asyncio.to_thread(made_due, self._folder, fold)))
            await do(Prune(KEEP_DAYS, self._clock.now_ms()))
        except Fault as fault:
            # The day is closed all the same; tomorrow's copy holds today's too.
            log.warning("no backup of %s: %s", day, fault)
        else:
            log.info("backup of %s: %s", day, made.path)
