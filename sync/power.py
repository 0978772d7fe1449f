"""Watches the mains beside the hub: outages go into the log; the hub stops in time, before its battery is empty.

While the UPS does not answer nothing is changed: a fault of the cable is no cut of the power.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence

from core.commands import Command
from core.outages import of_power
from store.faults import Fault
from sync.batcher import Broken
from sync.jobs import Do, Outcome, Writer
from sync.ups import Asked, Silent, Ups

log = logging.getLogger(__name__)

LOOK_S = 5.0
LEAST_PERCENT = 20
"""Below this on battery the hub stops; it starts again with the mains."""

LEAST_S = 120
"""So long a battery must last at least, where its UPS tells the time."""


LONG_SILENT = 24
"""Looks."""


def running_out(ups: Ups) -> bool:
    """Whether what is left of the battery is for a clean end."""
    short = ups.charge is not None and ups.charge < LEAST_PERCENT
    brief = ups.runtime_s is not None and ups.runtime_s < LEAST_S
    return ups.on_battery and (ups.empty or short or brief)


class Power:
    """`now`: what the UPS said last; None while it is silent. `gone`: the hub was stopped, its battery runs out."""

    def __init__(self, ups: Asked, stop: Callable[[], None], look_s: float = LOOK_S) -> None:
        """`stop`: ends the hub cleanly; called in the event loop."""
        self.now: Ups | None = None
        self.gone = False
        self._ups = ups
        self._stop = stop
        self._look_s = look_s
        self._lost_ms: int | None = None
        self._heard = True
        self._never_heard: int | None = 0

    async def run(self, do: Do, now_ms: Callable[[], int]) -> None:
        """Watches until it is cancelled, or the hub is to stop."""
        try:
            while not self.gone:
                await self.look()
                await self._note(do, now_ms())
                await asyncio.sleep(self._look_s)
        except Broken:
            return
        finally:
            self._ups.close()

    async def _note(self, do: Do, now_ms: int) -> None:
        try:
            await self._act(do, now_ms)
        except Fault as fault:
            log.warning("the power is not written down: %s", fault)

    async def look(self) -> Ups | None:
        """Asks the UPS once; None where it is silent."""
        try:
            self.now = await self._ups.now()
        except Silent as silent:
            if self._heard:
                log.warning("the UPS does not answer: %s", silent)
            self.now = None
        self._heard = self.now is not None
        return self.now

    async def until_enough(self, waiting: Callable[[], None]) -> None:
        """Returns once there is power to begin: the mains, or a battery that is not running out; else calls `waiting`
        at each look. A UPS that is silent keeps nobody waiting.
        """
        while (ups := await self.look()) is not None and running_out(ups):
            waiting()
            await asyncio.sleep(self._look_s)

    async def _act(self, do: Do, now_ms: int) -> None:
        if self.now is None:
            await self._act_in_silence(do, now_ms)
            return
        self._never_heard = None
        if not self.now.on_battery:
            self._lost_ms = None
        elif self._lost_ms is None:
            self._lost_ms = now_ms
            log.warning("the mains are gone; the battery has %s percent", self.now.charge)
        last_chance = running_out(self.now)
        try:
            await do(NotePower(self._lost_ms, now_ms, last_chance))
        finally:
            # Even where it could not be written: what is in the file is safe only while there is power to close it.
            if last_chance:
                log.warning("the battery runs out: the hub stops")
                self.gone = True
                self._stop()

    async def _act_in_silence(self, do: Do, now_ms: int) -> None:
        """A hub that runs on though its UPS never answers has power: what was begun before it stopped ends."""
        if self._never_heard is not None:
            self._never_heard += 1
            if self._never_heard > LONG_SILENT:
                self._never_heard = None
                await do(NotePower(None, now_ms, last_chance=False))


class Mains:
    """Of a hub without a UPS: that it runs says that there is power, so what was begun while it had one ends."""

    def __init__(self, look_s: float = LOOK_S) -> None:
        self._look_s = look_s

    async def run(self, do: Do, now_ms: Callable[[], int]) -> None:
        """Ends once that is written down."""
        while True:
            try:
                await do(NotePower(None, now_ms(), last_chance=False))
            except Fault as fault:
                log.debug("tried again: %s", fault)
                await asyncio.sleep(self._look_s)
            except Broken:
                return
            else:
                return


class NotePower:
    """Writes down that the mains went or came back, where that is due."""

    def __init__(self, lost_ms: int | None, now_ms: int, last_chance: bool) -> None:
        self._lost_ms, self._now_ms, self._last_chance = lost_ms, now_ms, last_chance

    def take(self, writer: Writer) -> Sequence[Command]:
        return of_power(writer.state, self._lost_ms, self._now_ms, last_chance=self._last_chance)

    def give(self, writer: Writer, outcomes: Sequence[Outcome]) -> None:
        """Nobody waits for an answer."""
