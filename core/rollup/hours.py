"""An agency's day by the hour: who came, how long they waited, how many counters were open."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from core.catalog import Catalog
from core.rollup.minutes import Minutes
from core.rollup.presence import Presence, open_ms

HOUR_MS = 3_600_000


class Hours(msgspec.Struct, gc=False):
    """By the hour (0 to 23) of the site's clock. `arrivals`: errands that became free to start in that hour.

    `waits`: of those, from then until the first call. `open_ms`: of all counters together, while they were open.
    """

    arrivals: dict[int, int] = {}
    waits: dict[int, Minutes] = {}
    open_ms: dict[int, int] = {}

    def count(self, hour: int, wait_ms: int | None) -> None:
        """Counts one errand; `wait_ms` None: it was not called."""
        self.arrivals[hour] = self.arrivals.get(hour, 0) + 1
        if wait_ms is not None:
            self.waits.setdefault(hour, Minutes()).add(wait_ms)

    def count_open(self, counters: Sequence[Presence], catalog: Catalog, day: dt.date) -> None:
        """Adds the counters' hours of one day."""
        for hour in range(24):
            start_ms = catalog.at(day, f"{hour:02}:00")
            length = sum(open_ms(presence, start_ms, start_ms + HOUR_MS) for presence in counters)
            if length:
                self.open_ms[hour] = self.open_ms.get(hour, 0) + length

    def take(self, other: "Hours") -> None:
        """Adds another day."""
        for hour, count in other.arrivals.items():
            self.arrivals[hour] = self.arrivals.get(hour, 0) + count
        for hour, waits in other.waits.items():
            self.waits.setdefault(hour, Minutes()).take(waits)
        for hour, length in other.open_ms.items():
            self.open_ms[hour] = self.open_ms.get(hour, 0) + length
