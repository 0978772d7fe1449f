"""Who sits at the counters on a simulated day: most come on time, take breaks in turns and leave a little late."""

import datetime as dt
from itertools import pairwise

from core.catalog import Catalog, valid_on
from core.site import Counter
from core.timetable import MINUTE_MS, Spans, spans_on
from core.visitors_draw import Draws
from core.visitors_plan import Rest, Shift
from core.words import Reason

SECOND_STAFFED = 0.95
"""How often a counter is staffed when another one serves the same letters; the last one always is."""
LATE = ((-4.0, 1.0, 0.75), (1.0, 8.0, 0.18), (8.0, 25.0, 0.07))
"""Minutes between the planned opening and the officer: from, to, how often."""
OVERTIME = (15.0, 40.0)
TOILET, TOILET_MINUTES = 0.5, (4.0, 9.0)
TROUBLE, TROUBLE_MINUTES = 0.06, (15.0, 40.0)
PACE_SECONDS = (18.0, 40.0)
"""Median and 90th percentile over officers of the time from one visitor's end to the next call."""
FRIDAY = 4


def draw_shifts(draws: Draws, catalog: Catalog, day: dt.date) -> tuple[Shift, ...]:
    """One shift per counter that is staffed on `day`, in the order of the site file."""
    shifts = []
    staffed: set[str] = set()
    for place, counter in enumerate(catalog.site.counters):
        spans = counter_spans(catalog, counter, day)
        if not spans or (staffed.issuperset(counter.letters) and not draws.chance(SECOND_STAFFED)):
            continue
        staffed.update(counter.letters)
        shifts.append(_shift(draws, catalog, day, counter, spans, place))
    return tuple(shifts)


def counter_spans(catalog: Catalog, counter: Counter, day: dt.date) -> Spans:
    """When `counter` is planned to be open: the longest plan among its letters."""
    if not valid_on(day, counter.valid_from, counter.valid_until):
        return ()
    plans = [spans_on(catalog, letter, day) for letter in counter.letters]
    return max(plans, key=lambda spans: sum(end - start for start, end in spans))


def _shift(draws: Draws, catalog: Catalog, day: dt.date, counter: Counter, spans: Spans, place: int) -> Shift:
    low, high = draws.weighted([((low, high), odds) for low, high, odds in LATE])
    open_ms = spans[0][0] + round(draws.between(low, high) * MINUTE_MS)
    return Shift(
        counter.no,
        f"staff-{counter.no:02d}",
        open_ms,
        spans[-1][1] + round(draws.between(*OVERTIME) * MINUTE_MS),
        round(draws.lognormal(*PACE_SECONDS) * 1000),
        _rests(draws, catalog, day, spans, place),
    )


def _rests(draws: Draws, catalog: Catalog, day: dt.date, spans: Spans, place: int) -> tuple[Rest, ...]:
    """Closed hours between two spans, a break in turns, a short absence, and now and then trouble with a system."""
    reason = Reason.PRAYER if day.weekday() == FRIDAY else Reason.BREAK
    rests = [Rest(end, (start - end) // MINUTE_MS, reason) for (_, end), (start, _) in pairwise(spans)]
    rests += _turn(catalog, day, spans, place)
    if draws.chance(TOILET):
        rests.append(_anywhere(draws, spans, TOILET_MINUTES, Reason.TOILET))
    if draws.chance(TROUBLE):
        rests.append(_anywhere(draws, spans, TROUBLE_MINUTES, draws.among((Reason.SYSTEM_DOWN, Reason.MEETING))))
    return tuple(sorted(rests, key=lambda rest: rest.at_ms))


def _turn(catalog: Catalog, day: dt.date, spans: Spans, place: int) -> list[Rest]:
    """Every other counter takes the first part of the break in turns, the rest the second."""
    turns = [(catalog.at(day, start), catalog.at(day, end)) for start, end in catalog.site.hours.rolling_break.on(day)]
    return [
        Rest(first + place % 2 * (last - first) // 2, (last - first) // 2 // MINUTE_MS, Reason.BREAK)
        for first, last in turns
        for start, end in spans
        if start <= first and last <= end
    ]


def _anywhere(draws: Draws, spans: Spans, minutes: tuple[float, float], reason: Reason) -> Rest:
    start, end = draws.among(spans)
    return Rest(round(draws.between(start, end)), round(draws.between(*minutes)), reason)
