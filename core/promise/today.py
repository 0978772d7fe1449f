"""When a line is served today, by the plan and by what was announced during the day."""

import datetime as dt
from itertools import pairwise

import msgspec

from core.catalog import Catalog
from core.promise.plan import Gaps
from core.state import State
from core.timetable import Spans, spans_on


class Hours(msgspec.Struct, frozen=True):
    """`gaps`: in which nobody is called. `start_ms`, `end_ms`: of the day. `shut`: nobody knows until when."""

    gaps: Gaps = ()
    start_ms: int | None = None
    end_ms: int | None = None
    shut: bool = True


class Today:
    """Looks at the plan through one version of the site file."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._plans: dict[tuple[str, dt.date], Spans] = {}

    def hours(self, state: State, letter: str) -> Hours:
        """On the service day of `state`; shut, where the letter is not served then."""
        if state.day is None or letter not in self._catalog.letters:
            return Hours()
        plan = self._plan(letter, state.day.date)
        if not plan:
            return Hours()
        gaps = [(min(state.day.opened_ms, plan[0][0]), plan[0][0])]
        gaps += [(end, start) for (_, end), (start, _) in pairwise(plan)]
        agency = self._catalog.agency_of(letter).id
        pause = state.agencies.get(agency)
        if pause is not None and pause.until_ms is not None:
            gaps.append((pause.since_ms, pause.until_ms))
        closings = [state.day.closings[name].at_ms for name in (agency, "") if name in state.day.closings]
        shut = pause is not None and pause.until_ms is None
        return Hours(_joined(gaps), plan[0][0], min([plan[-1][1], *closings]), shut)

    def _plan(self, letter: str, day: dt.date) -> Spans:
        if (letter, day) not in self._plans:
            self._plans[letter, day] = spans_on(self._catalog, letter, day)
        return self._plans[letter, day]


def _joined(gaps: list[tuple[int, int]]) -> Gaps:
    """In order, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(gaps):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
