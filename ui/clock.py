"""The time that a screen shows, and the time that it measures with."""

import time
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    def now_ms(self) -> int:
        """Wall time, milliseconds since 1970 (UTC). May jump when somebody sets the clock."""

    def ticks_ms(self) -> int:
        """A count of milliseconds that only ever grows."""


class SystemClock:
    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def ticks_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000


class Note(Protocol):
    """When the hub last said that it runs: by the wall, its own clock, and the monotonic clock of this machine."""

    @property
    def wall_ms(self) -> int: ...

    @property
    def clock_ms(self) -> int: ...

    @property
    def mono_ms(self) -> int: ...


class DemoClock:
    """The hub's own clock, on another day or at another pace. `note`: what the hub last noted in its store.

    It shows what the hub noted and runs no further: whoever drives the hub's clock moves this one. Before the first
    note it is the wall's time. `speed`: how much faster than the wall's its ticks are, so that a call stays as long on
    the screen as the people of the demo would see it.
    """

    ASK_MS = 50

    def __init__(self, note: Callable[[], Note | None], speed: float, real: Clock | None = None) -> None:
        self._ask, self._speed, self._real = note, speed, real or SystemClock()
        self._note: Note | None = None
        self._asked: int | None = None

    def now_ms(self) -> int:
        ticks = self._real.ticks_ms()
        if self._asked is None or ticks - self._asked >= self.ASK_MS:
            self._note, self._asked = self._ask() or self._note, ticks
        return self._real.now_ms() if self._note is None else self._note.clock_ms

    def ticks_ms(self) -> int:
        return round(self._real.ticks_ms() * self._speed)
