"""The one function that decides open or closed: whether a number may be taken now, and if not, from when.

It decides about new numbers only: those that were given stay callable at any hour. Times are milliseconds since 1970.
"""

import datetime as dt
from enum import StrEnum

import msgspec

from core.catalog import Catalog
from core.numbers import SERIES_MAX
from core.state import State
from core.timetable import MINUTE_MS, holiday_on, served, site_spans, spans_on, taking
from core.words import Text

HORIZON_DAYS = 60


class Code(StrEnum):
    """Why numbers are given or not; all but `OPEN` are codes of refusals too."""

    OPEN = "open"
    NOT_YET = "not_yet"
    BREAK = "break"
    CLOSED = "closed"
    HOLIDAY = "holiday"
    LAST_TICKET = "last_ticket"
    QUOTA = "quota"
    PAUSED = "paused"
    CLOSED_EARLY = "closed_early"
    NOT_VALID = "not_valid"


PASSING = frozenset({Code.NOT_YET, Code.BREAK})
"""Reasons against a number now that will have passed when a later step of the same visit comes up."""


class Opening(msgspec.Struct, frozen=True):
    """`until_ms`: the end of giving numbers, while open. `from_ms`: while not, when the next can be taken, if known."""

    code: Code
    from_ms: int | None = None
    until_ms: int | None = None
    holiday: Text | None = None

    @property
    def open(self) -> bool:
        return self.code is Code.OPEN


def opening(catalog: Catalog, state: State, letter: str | None, now_ms: int) -> Opening:
    """Whether a number of `letter` may be taken at `now_ms`; None: of any letter, the hall itself.

    An unknown letter raises KeyError. That the service day has not been opened yet is not looked at.
    """
    day = catalog.local(now_ms).date()
    code, until_ms = _by_plan(catalog, letter, day, now_ms)
    if code in {Code.OPEN, Code.NOT_YET, Code.BREAK}:
        code = _by_state(catalog, state, letter, day, now_ms) or code
    if code is Code.OPEN:
        early = _closing_ms(catalog, state, letter, day)
        return Opening(code, until_ms=until_ms if early is None else min(until_ms, early))
    holiday = holiday_on(catalog, day) if code is Code.HOLIDAY else None
    return Opening(code, next_opening(catalog, state, letter, now_ms), None, holiday.name if holiday else None)


def next_opening(catalog: Catalog, state: State, letter: str | None, now_ms: int) -> int | None:
    """The first moment from `now_ms` on at which a number can be taken; None: not within 60 days, or nobody knows."""
    earliest = now_ms
    pause = state.agencies.get(catalog.agency_of(letter).id) if letter else None
    if pause:
        if pause.until_ms is None:
            return None
        earliest = max(now_ms, pause.until_ms)
    today = catalog.local(now_ms).date()
    for day in (today + dt.timedelta(days) for days in range(HORIZON_DAYS + 1)):
        if _used_up(catalog, state, letter, day):
            continue
        early = _closing_ms(catalog, state, letter, day)
        for start, end in taking(catalog, letter, day):
            first = max(start, earliest)
            if first < (end if early is None else min(end, early)):
                return first
    return None


def _by_plan(catalog: Catalog, letter: str | None, day: dt.date, now_ms: int) -> tuple[Code, int]:
    """What the plan alone says, and until when where that is "open"."""
    if letter and not served(catalog, letter, day):
        return Code.NOT_VALID, 0
    spans = spans_on(catalog, letter, day)
    if not spans:
        closed_for_it = holiday_on(catalog, day) and not site_spans(catalog, day)
        return (Code.HOLIDAY if closed_for_it else Code.CLOSED), 0
    windows = taking(catalog, letter, day)
    for n, (start, end) in enumerate(windows):
        if now_ms < start:
            return (Code.BREAK if n else Code.NOT_YET), 0
        if now_ms < end:
            return Code.OPEN, end
    return (Code.LAST_TICKET if now_ms < spans[-1][1] else Code.CLOSED), 0


def _by_state(catalog: Catalog, state: State, letter: str | None, day: dt.date, now_ms: int) -> Code | None:
    """What stands against a number although the plan would give one; the longest-lasting reason first."""
    if state.day and state.day.date == day and not state.day.open:
        return Code.CLOSED
    early = _closing_ms(catalog, state, letter, day)
    if early is not None and now_ms >= early:
        return Code.CLOSED_EARLY
    if _used_up(catalog, state, letter, day):
        return Code.QUOTA
    pause = state.agencies.get(catalog.agency_of(letter).id) if letter else None
    if pause and (pause.until_ms is None or now_ms < pause.until_ms):
        return Code.PAUSED
    return None


def _closing_ms(catalog: Catalog, state: State, letter: str | None, day: dt.date) -> int | None:
    """When an early close ends the giving of numbers on `day`."""
    if state.day is None or state.day.date != day:
        return None
    names = ["", catalog.agency_of(letter).id] if letter else [""]
    closings = [state.day.closings[name].at_ms for name in names if name in state.day.closings]
    return min(closings) - catalog.site.hours.last_ticket_minutes * MINUTE_MS if closings else None


def _used_up(catalog: Catalog, state: State, letter: str | None, day: dt.date) -> bool:
    """Whether no number of `letter` is left on `day`, or that day is over."""
    if state.day is None or state.day.date != day:
        return False
    if letter is None or not state.day.open:
        return not state.day.open
    return state.day.created.get(letter, 0) >= (catalog.letters[letter].quota or SERIES_MAX)
