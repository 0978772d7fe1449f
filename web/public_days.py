"""The days that are over, as they are published: read once each, away from the hub's loop, and kept for a while."""

import asyncio
import datetime as dt
import logging
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from core.fold import fold
from store.rollups import accounts
from store.totals import BadTotals, kept
from summary.public import PublicDay, day_of

FRESH_S = 10 * 60

_log = logging.getLogger(__name__)


class Known(NamedTuple):
    """`totals`: visits by month from before Besti."""

    days: list[PublicDay]
    totals: dict[str, int]


class PublicDays:
    """`clock`: seconds of a clock that nobody sets. However many ask, the store is read once in FRESH_S."""

    def __init__(self, folder: Path, clock: Callable[[], float]) -> None:
        self._folder = folder
        self._clock = clock
        self._known = Known([], {})
        self._asked: tuple[dt.date, float] | None = None
        self._one = asyncio.Lock()

    async def until(self, today: dt.date) -> Known:
        """The days of this year and the last that are over before `today`, oldest first. Raises store.faults.Fault."""
        async with self._one:
            fresh = self._asked and self._asked[0] == today and self._clock() - self._asked[1] < FRESH_S
            if not fresh:
                self._known = await asyncio.to_thread(self._read, today)
                self._asked = today, self._clock()
            return self._known

    def _read(self, today: dt.date) -> Known:
        first, last = dt.date(today.year - 1, 1, 1), today - dt.timedelta(days=1)
        days = [day_of(account) for account in accounts(self._folder, fold, first.isoformat(), last.isoformat())]
        try:
            totals = kept(self._folder)
        except BadTotals as bad:
            _log.warning("the totals from before Besti are not shown: %s", bad)
            totals = {}
        return Known(days, totals)
