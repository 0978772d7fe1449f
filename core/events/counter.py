"""Counters."""

from core.events.base import Happening
from core.words import Reason


class CounterOpened(Happening, frozen=True, tag="counter.opened"):
    counter: int


class CounterPaused(Happening, frozen=True, tag="counter.paused"):
    counter: int
    reason: Reason
    until_ms: int | None = None


class CounterClosed(Happening, frozen=True, tag="counter.closed"):
    counter: int
