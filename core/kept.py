"""How promises were kept: shares, the band within which chance alone moves them, and when to be alarmed."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from math import sqrt
from typing import TypeVar

import msgspec

K = TypeVar("K", str, tuple[int, int], dt.date)

PROMISED = 0.80
"""What the span on a paper stands for: so many of ten people are called within it."""
LEAST, MOST = 0.75, 0.88
"""The share of one day wavers between these; that of five days should not leave them."""
DAYS = 5
Z95 = 1.959963984540054


class Outcome(msgspec.Struct, frozen=True):
    """One step with a span that was called in turn. `hour`: of the call, at the site's clock (0–23).

    `later`: the span was not printed, but told when a later step became free.
    """

    day: dt.date
    service: str
    counter: int | None
    hour: int
    called_ms: int
    from_ms: int
    until_ms: int
    later: bool = False


class Share(msgspec.Struct, frozen=True):
    """Of `promised` numbers so many were called before and after their span. `width_ms`: of all spans together."""

    promised: int
    early: int
    late: int
    width_ms: int

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> "Share":
        early = sum(outcome.called_ms < outcome.from_ms for outcome in outcomes)
        late = sum(outcome.called_ms > outcome.until_ms for outcome in outcomes)
        return cls(len(outcomes), early, late, sum(outcome.until_ms - outcome.from_ms for outcome in outcomes))

    @property
    def kept(self) -> int:
        return self.promised - self.early - self.late

    @property
    def band(self) -> tuple[float, float]:
        """Where the true share lies in 95 of 100 cases, after this many numbers (Wilson's interval, 0–1)."""
        number, share = self.promised, self.kept / self.promised
        middle = share + Z95 * Z95 / (2 * number)
        reach = Z95 * sqrt(share * (1 - share) / number + Z95 * Z95 / (4 * number * number))
        whole = 1 + Z95 * Z95 / number
        return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


class Alarm(StrEnum):
    """What five days say that chance does not explain."""

    BROKEN = "broken"
    TOO_WIDE = "too_wide"


class Trend(msgspec.Struct, frozen=True):
    """A service day, and the last five with promises up to it, which alone may alarm."""

    day: dt.date
    share: Share
    five: Share
    alarm: Alarm | None = None


def shares(outcomes: Iterable[Outcome], key: Callable[[Outcome], K]) -> dict[K, Share]:
    """The shares of those that have the same `key`, in its order."""
    grouped: dict[K, list[Outcome]] = {}
    for outcome in outcomes:
        grouped.setdefault(key(outcome), []).append(outcome)
    return {name: Share.of(grouped[name]) for name in sorted(grouped)}


def trends(outcomes: Iterable[Outcome]) -> list[Trend]:
    """One per service day with promises, the oldest first."""
    by_day: dict[dt.date, list[Outcome]] = {}
    for outcome in outcomes:
        by_day.setdefault(outcome.day, []).append(outcome)
    days = sorted(by_day)
    found = []
    for n, day in enumerate(days):
        last = days[max(0, n + 1 - DAYS) : n + 1]
        five = Share.of([outcome for each in last for outcome in by_day[each]])
        found.append(Trend(day, Share.of(by_day[day]), five, alarm(five) if len(last) == DAYS else None))
    return found


def alarm(share: Share) -> Alarm | None:
    """Outside the usual shares, and further from what was promised than chance goes."""
    low, high = share.band
    part = share.kept / share.promised
    if part < LEAST and high < PROMISED:
        return Alarm.BROKEN
    return Alarm.TOO_WIDE if part > MOST and low > PROMISED else None
