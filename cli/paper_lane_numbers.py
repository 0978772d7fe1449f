"""Which emergency numbers come next: a row per letter that wraps, no number twice within three days. Pure."""

from collections.abc import Iterable

from core.numbers import LANE_REST_MS, SERIES_MAX, following
from store.paper_lane import Strip


class StillAbout(Exception):
    """Number `number` was printed less than three days ago."""

    def __init__(self, number: int) -> None:
        super().__init__(f"{number} is still about")
        self.number = number


def row_of(first: int, count: int) -> list[int]:
    """`count` numbers from `first` on; 1 comes after 999."""
    return [(first - 1 + n) % SERIES_MAX + 1 for n in range(count)]


def next_row(strips: list[Strip], seen: Iterable[int], count: int, wanted: int | None, now_ms: int) -> list[int]:
    """The numbers to print now, from `wanted` on, or after the last ones.

    `strips`: what was printed so far, oldest first. `seen`: numbers that the hub has met in these days, whoever printed
    them. Raises StillAbout.
    """
    met = sorted(seen)
    last = strips[-1] if strips else None
    after = row_of(last.first, last.many)[-1] if last else met[-1] if met else 0
    row = row_of(following(after) if wanted is None else wanted, count)
    # A strip from the future was printed before the clock was set back: nobody knows how long ago.
    about = {n for s in strips if s.at_ms > now_ms - LANE_REST_MS for n in row_of(s.first, s.many)} | set(met)
    for number in row:
        if number in about:
            raise StillAbout(number)
    return row
