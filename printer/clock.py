"""The time as the printing thread sees it; tests bring a clock of their own."""

import threading
import time
from typing import Protocol


class Clock(Protocol):
    def now(self) -> float:
        """Seconds that only grow; comparable within this process."""
        ...

    def wall_ms(self) -> int:
        """Milliseconds since 1970, as far as this device knows; may jump."""
        ...

    def pause(self, seconds: float) -> bool:
        """Wait so long. True, at once, when it is time to stop."""
        ...


class SystemClock:
    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop

    def now(self) -> float:
        return time.monotonic()

    def wall_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def pause(self, seconds: float) -> bool:
        return self._stop.wait(seconds)
