"""The last outcomes of one kind, ready to be asked for any quantile."""

from bisect import bisect_left, insort

import msgspec

SIZE = 800


class Bag(msgspec.Struct):
    """`came`: in the order in which they came, the oldest first; `ranked`: the same by size."""

    came: list[float] = []
    ranked: list[float] = []

    def add(self, value: float) -> None:
        self.came.append(value)
        insort(self.ranked, value)
        if len(self.came) > SIZE:
            oldest = self.came.pop(0)
            del self.ranked[bisect_left(self.ranked, oldest)]


def quantile(ranked: list[float], percent: int) -> float:
    """The value that `percent` % of those to come will lie below; `ranked` must not be empty."""
    size = len(ranked)
    rank = -(-percent * (size + 1) // 100)
    return ranked[min(size, max(1, rank)) - 1]
