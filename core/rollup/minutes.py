"""Lengths of time, kept as how many lasted how many whole minutes: percentiles do not add, these do."""

import msgspec

MINUTE_MS = 60_000


class Minutes(msgspec.Struct, gc=False):
    """`counts`: by whole minutes, rounded down. `total_ms`, `longest_ms`: of all lengths, in milliseconds."""

    counts: dict[int, int] = {}
    total_ms: int = 0
    longest_ms: int = 0

    def add(self, length_ms: int) -> None:
        """Negative lengths, which a clock that was set back makes, count as nothing."""
        if length_ms <= 0:
            self.counts[0] = self.counts.get(0, 0) + 1
            return
        minute = length_ms // MINUTE_MS
        self.counts[minute] = self.counts.get(minute, 0) + 1
        self.total_ms += length_ms
        if length_ms > self.longest_ms:
            self.longest_ms = length_ms

    def take(self, other: "Minutes") -> None:
        """Adds another's lengths to these."""
        mine = self.counts
        known = mine.get
        for minute, count in other.counts.items():
            mine[minute] = known(minute, 0) + count
        self.total_ms += other.total_ms
        self.longest_ms = max(self.longest_ms, other.longest_ms)

    @property
    def count(self) -> int:
        return sum(self.counts.values())

    def percentile(self, share: float) -> int | None:
        """The shortest whole minutes that at least `share` (0 to 1) of the lengths do not exceed; None without any.

        The nearest-rank percentile of the lengths rounded down to minutes.
        """
        wanted = share * self.count
        reached = 0
        for minute in sorted(self.counts):
            reached += self.counts[minute]
            if reached >= wanted:
                return minute
        return None

    def within(self, minutes: float) -> int:
        """How many lasted fewer than `minutes` minutes, by whole minutes."""
        return sum(count for minute, count in self.counts.items() if minute < minutes)
