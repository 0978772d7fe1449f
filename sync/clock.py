"""What the hub takes for the time, and the seconds that it lets pass."""

import time
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    def now_ms(self) -> int:
        """Milliseconds since 1970 (UTC)."""


class SystemClock:
    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000


class DemoClock:
    """Stands still until it is set: whoever drives a demo or a test decides what time it is."""

    def __init__(self, now_ms: int = 0) -> None:
        self._now_ms = now_ms

    def now_ms(self) -> int:
        return self._now_ms

    def set(self, now_ms: int) -> None:
        self._now_ms = now_ms


Synchronised = Callable[[], bool]
"""Whether the clock is kept by a time server."""
