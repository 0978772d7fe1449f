"""Who follows the hub: which devices were heard when, how far they are, and by how much their clocks are off."""

import threading
from collections.abc import Callable

from store.heard import Heard


class Attendance:
    """In memory of the hub; threads may share it."""

    def __init__(self, now_ms: Callable[[], int], mono: Callable[[], float]) -> None:
        """`now_ms`: the hub's clock. `mono`: seconds, never set back."""
        self._now_ms = now_ms
        self._mono = mono
        self._turn = threading.Lock()
        self._heard: dict[str, Heard] = {}
        self._at: dict[str, float] = {}

    def note(self, device: str, lsn: int, clock_ms: int) -> None:
        """`device` says at its `clock_ms` that it has the log up to `lsn`."""
        with self._turn:
            now_ms = self._now_ms()
            self._heard[device] = Heard(device, now_ms, lsn, clock_ms - now_ms)
            self._at[device] = self._mono()

    def every(self) -> list[Heard]:
        with self._turn:
            return sorted(self._heard.values())

    def within(self, seconds: float) -> frozenset[str]:
        """The devices that were heard in the last `seconds`."""
        with self._turn:
            since = self._mono() - seconds
            return frozenset(device for device, at in self._at.items() if at >= since)
