"""Made-up queues: a hall of desks that serve in turn, as rows of a queue log."""

import datetime as dt
from random import Random

from core.promise.foreign import EPOCH, Row
from core.promise.span import MINUTE_MS

MONDAY = dt.date(2026, 9, 7)


def at(day: dt.date, minute: float) -> int:
    """Milliseconds since 1970 of a minute of `day`."""
    return round(((day - EPOCH).days * 24 * 60 + minute) * MINUTE_MS)


def hall(days: int, desks: int = 2, minutes: float = 8, every: float = 5, line: str = "A", seed: int = 1) -> list[Row]:
    """A line in which somebody comes about `every` few minutes from eight to twelve, each day."""
    random = Random(f"{seed} {line}")
    return [row for n in range(days) for row in _day(MONDAY + dt.timedelta(n), random, desks, minutes, every, line)]


def _day(day: dt.date, random: Random, desks: int, minutes: float, every: float, line: str) -> list[Row]:
    free = [at(day, 480)] * desks
    called: list[int] = []
    rows = []
    now = at(day, 470)
    while now < at(day, 720):
        start = max(now, min(free))
        free[free.index(min(free))] = start + round(random.gammavariate(4, minutes / 4) * MINUTE_MS)
        ahead = sum(ms > now for ms in called)
        rows.append(Row(line, day, now, now, start, ahead, desks, minutes))
        called.append(start)
        now += round(random.expovariate(1 / every) * MINUTE_MS)
    return rows
