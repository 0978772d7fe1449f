"""An agency's day by the hour: who came, how long they waited, how many counters were open."""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from core.catalog import Catalog
from core.rollup.minutes import Minutes
from core.rollup.presence import Presence
from core.rollup.under import under
from core.timetable import Spans
from core.words import CounterState

HOUR_MS = 3_600_000


class Hours(msgspec.Struct, gc=False):
    """By the hour (0 to 23) of the site's clock. `arrivals`: errands that became free to start in that hour;
    one that never did is in none.

    `waits`: of those, from then until the first call. `open_ms`: of all counters together, while they were open;
    `planned_ms`: while the plan wanted them open. `waiting_ms`: of all errands together, while they were free to start
    and not called yet; divided by the hour it is how many waited on average. `services`: how long it took, of those
    that began to be served in that hour.
    """

    arrivals: dict[int, int] = {}
    waits: dict[int, Minutes] = {}
    open_ms: dict[int, int] = {}
    planned_ms: dict[int, int] = {}
    waiting_ms: dict[int, int] = {}
    services: dict[int, Minutes] = {}

    def count(self, hour: int, wait_ms: int | None) -> None:
        """Counts one errand; `wait_ms` None: it was not called."""
        self.arrivals[hour] = self.arrivals.get(hour, 0) + 1
        if wait_ms is not None:
            under(self.waits, hour, Minutes).add(wait_ms)

    def count_service(self, hour: int, length_ms: int) -> None:
        under(self.services, hour, Minutes).add(length_ms)

    def count_waiting(self, start_ms: int, end_ms: int, catalog: Catalog) -> None:
        """Shares out the time from `start_ms` to before `end_ms` among the hours that it lies in."""
        while start_ms < end_ms:
            local = catalog.local(start_ms)
            into_ms = (local.minute * 60 + local.second) * 1000 + local.microsecond // 1000
            until_ms = min(end_ms, start_ms - into_ms + HOUR_MS)
            self.waiting_ms[local.hour] = self.waiting_ms.get(local.hour, 0) + until_ms - start_ms
            start_ms = until_ms

    def count_open(self, counters: Iterable[Presence], starts: Sequence[int]) -> None:
        """Adds the counters' hours of one day. `starts`: of its hours, as `hours_of` tells."""
        spans = [(s.start_ms, s.end_ms) for each in counters for s in each.stretches if s.state == CounterState.OPEN]
        _share_out(spans, starts, self.open_ms)

    def count_planned(self, plans: Iterable[Spans], starts: Sequence[int]) -> None:
        """Adds the hours in which the plan wants counters open; `plans`: of each."""
        _share_out([span for spans in plans for span in spans], starts, self.planned_ms)

    def take(self, other: "Hours") -> None:
        """Adds another day."""
        for name in ("arrivals", "open_ms", "planned_ms", "waiting_ms"):
            mine: dict[int, int] = getattr(self, name)
            for hour, count in getattr(other, name).items():
                mine[hour] = mine.get(hour, 0) + count
        for mine_by, theirs_by in ((self.waits, other.waits), (self.services, other.services)):
            for hour, lengths in theirs_by.items():
                under(mine_by, hour, Minutes).take(lengths)


def hours_of(catalog: Catalog, day: dt.date) -> list[int]:
    """When the 24 hours of a day begin at the site, in milliseconds since 1970."""
    return [catalog.at(day, f"{hour:02}:00") for hour in range(24)]


def _share_out(spans: Sequence[tuple[int, int]], starts: Sequence[int], among: dict[int, int]) -> None:
    """Adds to each hour how much of `spans` lies in it."""
    for hour, start_ms in enumerate(starts):
        end_ms = start_ms + HOUR_MS
        within = [span for span in spans if span[0] < end_ms and span[1] > start_ms]
        length = sum(min(end, end_ms) - max(start, start_ms) for start, end in within)
        if length:
            among[hour] = among.get(hour, 0) + length
