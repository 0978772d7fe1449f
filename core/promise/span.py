"""What is said: a span of time, as it is printed, and whether it can be said at all."""

import msgspec

from core.words import Doubt

MINUTE_MS = 60_000
WIDEST_MS = 120 * MINUTE_MS


class Promise(msgspec.Struct, frozen=True):
    """When a step will be called: most likely at `mid`, in 8 of 10 cases between `low80` and `high80`, in 9 of 10 …

    Times are milliseconds since 1970. `kept`: of the last `of` such promises so many were kept.
    `each_ms`: the time from one call to the next per counter. `doubt`: set where no time may be told.
    `end_ms`: when the day ends for the line, if that is known.
    """

    asked_ms: int
    low90: int
    low80: int
    mid: int
    high80: int
    high90: int
    ahead: int
    counters: float
    each_ms: int
    gap: tuple[int, int] | None = None
    kept: int = 0
    of: int = 0
    doubt: Doubt | None = None
    end_ms: int | None = None

    @property
    def mean(self) -> int:
        """The mean call, by Pearson and Tukey: means may be added up where middles may not."""
        return self.mid + 185 * (self.low90 + self.high90 - 2 * self.mid) // 1000

    @property
    def printed(self) -> tuple[int, int] | None:
        """What stands on the ticket; None: no time is told."""
        return None if self.doubt else (self.low80, self.high80)

    def beyond(self, called_ms: int) -> tuple[bool, bool, bool, bool]:
        """Whether the call lay before low 90, before low 80, after high 80, after high 90."""
        return called_ms < self.low90, called_ms < self.low80, called_ms > self.high80, called_ms > self.high90


def outward(low_ms: int, mid_ms: int, high_ms: int, step_ms: int) -> tuple[int, int]:
    """The span on whole steps of the clock: each end goes outward, on average as far as it was drawn in before.

    So the printed span holds as often as the exact one. A span narrower than a step is the step around its middle.
    `step_ms` 0: as it is.
    """
    if step_ms == 0:
        return low_ms, high_ms
    low_ms, high_ms = low_ms + step_ms // 2, high_ms - step_ms // 2
    if low_ms > high_ms:
        low_ms = high_ms = mid_ms
    low = low_ms // step_ms * step_ms
    return low, max(low + step_ms, -(-high_ms // step_ms) * step_ms)


def still_good(shown: tuple[int, int], new: tuple[int, int]) -> bool:
    """Whether a shown span may stay: the new one lies within it and is not clearly narrower."""
    within = shown[0] <= new[0] and new[1] <= shown[1]
    return within and 4 * (new[1] - new[0]) > 3 * (shown[1] - shown[0])
