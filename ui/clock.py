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


class DemoClock:
    """Another day at another pace. `origin`: asks for (wall time of the demo in ms, speed) at this very moment.

    Between two answers the demo's time runs on by itself; it never runs backwards, so an answer that is behind
    what was shown is waited for.
    """

    def __init__(self, origin: Callable[[], tuple[int, float]], real: Clock | None = None) -> None:
        self._origin = origin
        self._real = real or SystemClock()
        self._latest = 0
        self._ticks = 0.0
        self._since = self._real.ticks_ms()

    def now_ms(self) -> int:
        self._latest = max(self._latest, self._origin()[0])
        return self._latest

    def ticks_ms(self) -> int:
        ticks = self._real.ticks_ms()
        self._ticks += (ticks - self._since) * self._origin()[1]
        self._since = ticks
        return round(self._ticks)
