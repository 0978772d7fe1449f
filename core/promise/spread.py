"""How far outcomes lie from the guess: by the length of the line, and wider where a queue has surprised more often."""

from bisect import bisect_left

import msgspec

from core.promise.bag import Bag, quantile

LENGTHS = (0, 2, 5, 10, 20, 40)
"""The most people ahead in each kind of line; after these come the longest.

Before them come those with a free counter, and before those whoever waits while nobody is served: for the doors to
open, for the end of lunch. When that begins is another question than how it goes on.
"""
KINDS = len(LENGTHS) + 3
PERCENTS = (5, 10, 50, 90, 95)
MISSES = (0.05, 0.1, 0.1, 0.05)
"""How often an outcome may lie beyond each bound: low 90, low 80, high 80, high 90."""
COLD = (
    -0.333, -0.245, -0.196, -0.159, -0.129, -0.102, -0.077, -0.054, -0.032, -0.011,
    0.011, 0.032, 0.054, 0.077, 0.102, 0.129, 0.159, 0.196, 0.245, 0.333,
)  # fmt: skip
"""What is believed before anything happened, as shares of the bent guess: a normal spread of 0.17."""
ENOUGH = 100
STEP = 0.01
NARROWEST, WIDEST = 0.7, 1.5
HALF = 0.5
"""Half of what the middle is off is believed: the guess has learned from the same outcomes."""

Bounds = tuple[float, float, float, float, float]


def kind_of(ahead: int, work: float, *, resting: bool = False) -> int:
    """The kind of line before somebody with `ahead` people and `work` calls to go. `resting`: in a planned gap."""
    if resting:
        return 0
    return 1 if work < 1.0 else 2 + bisect_left(LENGTHS, ahead)


class Spread(msgspec.Struct, dict=True):
    """`bags`: per kind of line, outcomes as shares of the bent guess. `widths`: per queue and bound, see `MISSES`.

    What it has worked out since it learned last stands beside these and is no part of it.
    """

    bags: list[Bag]
    widths: dict[str, list[float]] = {}

    @classmethod
    def cold(cls) -> "Spread":
        return cls([Bag() for _ in range(KINDS)])

    def shares(self, kind: int) -> Bounds:
        """The five quantiles of `PERCENTS` for a kind of line; those next to it help out while it has seen little."""
        known: dict[int, Bounds] = vars(self).setdefault("_known", {})
        if kind not in known:
            known[kind] = self._shares(kind)
        return known[kind]

    def _shares(self, kind: int) -> Bounds:
        ranked = self.bags[kind].ranked
        if len(ranked) < ENOUGH:
            ranked = sorted([*COLD, *self._neighbourhood(kind)])
        low90, low80, middle, high80, high90 = (quantile(ranked, percent) for percent in PERCENTS)
        return low90, low80, HALF * middle, high80, high90

    def _neighbourhood(self, kind: int) -> list[float]:
        found = list(self.bags[kind].ranked)
        for distance in range(1, len(self.bags)):
            if len(found) >= ENOUGH:
                break
            for other in (kind - distance, kind + distance):
                if 0 <= other < len(self.bags):
                    found += self.bags[other].ranked
        return found

    def bounds(self, line: str, shares: Bounds) -> Bounds:
        """`shares` as wide as `line` needs them."""
        width = self.widths.get(line)
        if width is None:
            return shares
        middle = shares[2]
        low90, low80, high80, high90 = (
            middle + (share - middle) * width[n] for n, share in enumerate(shares[:2] + shares[3:])
        )
        return low90, low80, middle, high80, high90

    def learn(self, line: str, kind: int, share: float, beyond: tuple[bool, bool, bool, bool]) -> None:
        """One outcome: how far it lay from the guess, and which bounds (as printed) it lay beyond."""
        self.bags[kind].add(share)
        vars(self).pop("_known", None)
        width = self.widths.setdefault(line, [1.0] * len(MISSES))
        for n, missed in enumerate(beyond):
            width[n] = min(WIDEST, max(NARROWEST, width[n] + STEP * (missed - MISSES[n])))
