"""Draws that are the same on every Python and platform: all of them come from `Random.random()` alone.

The other methods of `random.Random` may change between versions of Python; a history that was simulated once must not.
"""

import datetime as dt
import math
from collections.abc import Sequence
from random import Random
from typing import TypeVar

from core.ids import derived

T = TypeVar("T")

Z90 = 1.2815515655446004
"""How many standard deviations above the middle the 90th percentile of a normal distribution lies."""
MOST_SPREAD = 3.0
"""Nothing lasts longer than this many times its 90th percentile."""


def random_of(seed: int, day: dt.date) -> Random:
    """The stream of one day: a day can be drawn without those before it."""
    return Random(seed * 10_000_000 + day.toordinal())


class Draws:
    """One stream of draws."""

    def __init__(self, random: Random) -> None:
        self._next = random.random

    def chance(self, odds: float) -> bool:
        return self._next() < odds

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self._next()

    def among(self, choices: Sequence[T]) -> T:
        return choices[int(self._next() * len(choices))]

    def weighted(self, choices: Sequence[tuple[T, float]]) -> T:
        """One of `choices`, each with its weight; there must be one whose weight is not 0."""
        left = self._next() * sum(weight for _, weight in choices)
        for choice, weight in choices[:-1]:
            left -= weight
            if left < 0:
                return choice
        return choices[-1][0]

    def exponential(self, mean: float) -> float:
        return -mean * math.log(1 - self._next())

    def lognormal(self, median: float, p90: float) -> float:
        """A length of time in the unit of its median and 90th percentile."""
        z = math.sqrt(-2 * math.log(1 - self._next())) * math.cos(2 * math.pi * self._next())
        return min(median * math.exp(z * math.log(max(p90, median) / median) / Z90), MOST_SPREAD * p90)

    def key(self) -> str:
        """A root for derived ids."""
        return derived(self._next(), self._next(), self._next())
