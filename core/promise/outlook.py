"""How the line will move, guessed in several ways at one moment; each knows something that the others do not."""

from bisect import bisect_left
from functools import partial
from math import sqrt

import msgspec

from core.promise.bend import bent
from core.promise.line import RECENT_MINUTES, Line
from core.promise.rhythm import Part
from core.promise.span import MINUTE_MS

GUESSES = 10
TRUSTED = 1
"""Which guess is believed at first: people ahead × minutes ÷ counters."""
LEAST_WORK = 0.05
"""The calls to go before somebody whom a free counter may call at once."""
FIRST_CALLS = 5.0
CALM_MINUTES = 10.0
LONGEST_LULL = 120.0
UNKNOWN_END = 240.0
FARTHER = 2.0
"""Whoever asks for everybody in a line asks for more work each time: so much more is looked at, once."""


class Scene(msgspec.Struct, frozen=True):
    """A line at a moment: minutes per call as configured, counters, when the head of the line came, the day's end."""

    now_ms: int
    configured: float
    counters: float
    head_ms: int | None
    end_ms: int | None = None
    counters_open: bool = True


class Outlook:
    """All that people in one line have in common; `guesses` then differ by the work before each."""

    def __init__(self, line: Line, scene: Scene) -> None:
        now_ms, counters = scene.now_ms, scene.counters
        self.cycle = line.cycle(scene.configured)
        self.each = self.cycle / counters
        minute = line.minute(now_ms)
        pace = (line.all_calls + FIRST_CALLS) / (line.all_minutes + FIRST_CALLS * self.each)
        self._ahead = partial(line.rhythm.ahead, minute, pace)
        self._way: list[Part] = []
        self._walked = -1.0
        self._recent_each = _recent_each(line, now_ms, self.each)
        self._last_wait = line.last_wait
        self._head = bent((now_ms - scene.head_ms) / MINUTE_MS) if scene.head_ms is not None else 1.0
        self._lull = bent(_lull(line, now_ms))
        self._left = _left(line, scene)
        self._usual = line.rhythm.usual(minute)

    def guesses(self, work: float) -> list[float]:
        """Bent minutes until the call of somebody with `work` calls to go, the own one included."""
        closed = bent(work * self.each)
        by_day = self._by_day(work)
        root = sqrt(sqrt(work))
        usual, usual_each, unknown = self._usual
        usual, usual_each = usual + unknown * closed, usual_each * root + unknown * closed
        last = closed if self._last_wait is None else bent(self._last_wait)
        recent = bent(work * self._recent_each)
        day, end = bent(by_day), bent(min(self._left, by_day))
        return [1.0, closed, last, self._head, recent, self._lull, usual, usual_each, day, end]

    def _by_day(self, work: float) -> float:
        """Minutes until `work` calls are done, at the pace of each half-hour on the days before.

        The way is walked not much farther than anybody asks: a number is mostly called within two half-hours.
        """
        if work > self._walked:
            self._walked = FARTHER * work
            self._way = self._ahead(self._walked)
        gone, done, rate = self._way[max(0, bisect_left(self._way, work, key=_done) - 1)]
        return gone + (work - done) / rate


def _done(part: Part) -> float:
    return part[1]


def _recent_each(line: Line, now_ms: int, each: float) -> float:
    """Minutes per call in the last hour, counters not told apart."""
    since = now_ms - RECENT_MINUTES * MINUTE_MS
    calls = len(line.recent) - bisect_left(line.recent, since)
    return (_age(line, now_ms) + 5.0 + CALM_MINUTES) / (calls + CALM_MINUTES / each)


def _age(line: Line, now_ms: int) -> float:
    """Minutes since the line was first heard of today, at most an hour."""
    begun_ms = now_ms if line.since_ms is None else line.since_ms
    return min(float(RECENT_MINUTES), (now_ms - begun_ms) / MINUTE_MS)


def _lull(line: Line, now_ms: int) -> float:
    if line.last_ms is None:
        return _age(line, now_ms)
    return min(LONGEST_LULL, (now_ms - line.last_ms) / MINUTE_MS)


def _left(line: Line, scene: Scene) -> float:
    left = line.left(scene.now_ms)
    if left is None and scene.end_ms is not None:
        left = (scene.end_ms - scene.now_ms) / MINUTE_MS
    return UNKNOWN_END if left is None else max(1.0, left)
