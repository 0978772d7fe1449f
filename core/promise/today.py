"""When a line is served today, by the plan and by what was announced during the day."""

import datetime as dt
from itertools import pairwise

import msgspec

from core.catalog import Catalog
from core.promise.plan import Gaps, cut
from core.state import Closing, Pause, State
from core.timetable import spans_on

_Announced = tuple[dt.date, int, Pause | None, Closing | None, Closing | None]
"""All that hours of a day depend on: its date, when it was opened, a pause, the agency's and the site's early close."""


class Hours(msgspec.Struct, frozen=True):
    """`gaps`: in which nobody is called. `start_ms`, `end_ms`: of the day. `shut`: nobody knows until when.

    `turns`: in which the counters take their breaks one after the other.
    """

    gaps: Gaps = ()
    start_ms: int | None = None
    end_ms: int | None = None
    shut: bool = True
    turns: Gaps = ()


class Today:
    """Looks at the plan through one version of the site file."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._known: dict[str, tuple[_Announced, Hours]] = {}

    def hours(self, state: State, letter: str) -> Hours:
        """On the service day of `state`; shut, where the letter is not served then."""
        day = state.day
        if day is None or letter not in self._catalog.letters:
            return Hours()
        agency = self._catalog.agency_of(letter).id
        closings = day.closings.get(agency), day.closings.get("")
        announced = (day.date, day.opened_ms, state.agencies.get(agency), *closings)
        known = self._known.get(letter)
        if known is None or known[0] != announced:
            known = self._known[letter] = announced, self._hours(letter, *announced)
        return known[1]

    def _hours(
        self, letter: str, day: dt.date, opened_ms: int, pause: Pause | None, own: Closing | None, site: Closing | None
    ) -> Hours:
        plan = spans_on(self._catalog, letter, day)
        if not plan:
            return Hours()
        gaps = [(min(opened_ms, plan[0][0]), plan[0][0])]
        gaps += [(end, start) for (_, end), (start, _) in pairwise(plan)]
        if pause is not None and pause.until_ms is not None:
            gaps.append((pause.since_ms, pause.until_ms))
        ends = [plan[-1][1], *(closing.at_ms for closing in (own, site) if closing is not None)]
        shut = pause is not None and pause.until_ms is None
        return Hours(_joined(gaps), plan[0][0], min(ends), shut, cut(self._turns(day), _joined(gaps)))

    def _turns(self, day: dt.date) -> Gaps:
        at = self._catalog.at
        return tuple((at(day, start), at(day, end)) for start, end in self._catalog.site.hours.rolling_break.on(day))


def _joined(gaps: list[tuple[int, int]]) -> Gaps:
    """In order, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(gaps):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
