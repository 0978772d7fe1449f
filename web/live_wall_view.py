"""What the screen for guests shows: the same sums as the day's report, taken now. Pure."""

import datetime as dt
from dataclasses import dataclass

from core.catalog import Catalog
from core.rollup.account import Account, account_of
from core.time_of_day import time_of_day
from core.words import CounterState, Text
from summary.figures import agencies, share, whole
from web.asked import Turned
from web.desk.glance import planned_counters
from web.sight import Sight


@dataclass(frozen=True, slots=True)
class Wall:
    """`open`: the day is open. `median`: minutes that half waited at most; `kept`: share of promises, 0 to 1.

    `counters`: open ones, of so many that are planned today. None: nothing was measured.
    """

    site: Text
    at: dt.datetime
    open: bool
    waiting: int
    visits: int
    done: int
    median: int | None
    kept: float | None
    counters: tuple[int, int]

    def time(self, language: str) -> str:
        return time_of_day(self.at, language)


def wall(sight: Sight) -> Wall:
    """Raises Turned while there is no site file."""
    catalog = sight.catalog
    if catalog is None:
        raise Turned(503, "page.no_site")
    today = _today(sight, catalog)
    planned = planned_counters(sight, catalog)
    opened = sum(sight.state.counter(each.no).state is CounterState.OPEN for each in planned)
    waiting = {ticket for queue in sight.state.waiting.values() for ticket, _ in queue.values()}
    total = whole(agencies(today)) if today else None
    return Wall(
        site=catalog.site.site.name, at=catalog.local(sight.now_ms), open=sight.state.is_open, waiting=len(waiting),
        visits=today.tickets.visits if today else 0, done=today.tickets.done if today else 0,
        median=total.steps.waits.percentile(0.5) if total else None,
        kept=share(total.kept.kept, total.kept.promised) if total else None, counters=(opened, len(planned)),
    )  # fmt: skip


def _today(sight: Sight, catalog: Catalog) -> Account | None:
    """The account of today; yesterday's figures never stand for today's."""
    day = sight.state.day
    if day is None or day.date != catalog.local(sight.now_ms).date():
        return None
    return account_of(sight.state, (), catalog, sight.now_ms)
