"""The plan of a date: when the hall is open and when each letter is served, as the site file says.

An override beats a holiday, a holiday beats a dated period, a period beats the weekly hours: that gives the hours of
the site on a date. A letter keeps its own weekly hours, cut to the site's. An override for one agency beats all of that
for this agency, and the hall is open for it. Times are milliseconds since 1970, the end of a span not included.
"""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from core.catalog import Catalog, valid_on
from core.site import Holiday, Override, Span

Spans = tuple[tuple[int, int], ...]
MINUTE_MS = 60_000
MOST_PLANS = 20_000
"""More are not remembered of one site file: two months of a large mall."""

Letter = TypeVar("Letter", str, str | None)
Plan = TypeVar("Plan")


def _remembered(work_out: Callable[[Catalog, Letter, dt.date], Plan]) -> Callable[[Catalog, Letter, dt.date], Plan]:
    """Worked out once: a plan stands as long as the site file does, and is asked for with each number."""
    name = work_out.__name__

    @wraps(work_out)
    def plan(catalog: Catalog, letter: Letter, day: dt.date) -> Plan:
        key = (name, letter, day)
        found: Plan | None = catalog.plans.get(key)
        if found is None:
            if len(catalog.plans) >= MOST_PLANS:
                catalog.plans.clear()
            found = catalog.plans[key] = work_out(catalog, letter, day)
        return found

    return plan


@_remembered
def spans_on(catalog: Catalog, letter: str | None, day: dt.date) -> Spans:
    """The plan of a date, in order: when `letter` is served, or when the hall (None) is open. Nothing: closed."""
    site = _in_ms(catalog, day, site_spans(catalog, day))
    if letter is None:
        extra = [o for o in catalog.site.hours.overrides if o.date == day and o.agency is not None]
        return _joined(site, *(_in_ms(catalog, day, o.spans) for o in extra))
    if not served(catalog, letter, day):
        return ()
    override = _override(catalog, day, catalog.agency_of(letter).id)
    if override:
        return _in_ms(catalog, day, override.spans)
    own = catalog.letters[letter].hours
    return site if own is None else _cut(_in_ms(catalog, day, own.on(day)), site)


@_remembered
def taking(catalog: Catalog, letter: str | None, day: dt.date) -> Spans:
    """When numbers are given on `day`, by the plan: from shortly before the first span until shortly before the end.

    While the hall itself is closed between two spans (Friday prayer) none are; while an agency has its lunch, they are.
    """
    spans = spans_on(catalog, letter, day)
    if not spans:
        return ()
    hours = catalog.site.hours
    own_day = letter is None or _override(catalog, day, catalog.agency_of(letter).id)
    hall = spans_on(catalog, None, day) if own_day else _in_ms(catalog, day, site_spans(catalog, day))
    windows = [list(window) for window in _cut(((spans[0][0], spans[-1][1]),), hall)]
    windows[0][0] -= hours.kiosk_opens_minutes * MINUTE_MS
    windows[-1][1] -= hours.last_ticket_minutes * MINUTE_MS
    return tuple((start, end) for start, end in windows if start < end)


def day_has_service(catalog: Catalog, day: dt.date) -> bool:
    """Whether any letter is served on `day`."""
    return any(spans_on(catalog, letter, day) for letter in catalog.letters)


def rolling_break(catalog: Catalog, now_ms: int) -> tuple[int, int] | None:
    """The span in which counters take their breaks in turns, if it is now. Numbers are given all the same."""
    day = catalog.local(now_ms).date()
    planned = _in_ms(catalog, day, catalog.site.hours.rolling_break.on(day))
    spans = _cut(planned, spans_on(catalog, None, day))
    return next(((start, end) for start, end in spans if start <= now_ms < end), None)


def holiday_on(catalog: Catalog, day: dt.date) -> Holiday | None:
    return next((h for h in catalog.site.hours.holidays if h.date == day), None)


@_remembered
def served(catalog: Catalog, letter: str, day: dt.date) -> bool:
    """Whether on `day` the agency is there, has a service of this letter, and a counter for it."""
    agency = catalog.agency_of(letter)
    return (
        valid_on(day, agency.valid_from, agency.valid_until)
        and any(s.letter == letter and valid_on(day, s.valid_from, s.valid_until) for s in agency.services)
        and any(valid_on(day, c.valid_from, c.valid_until) for c in catalog.counters_of(letter))
    )


def site_spans(catalog: Catalog, day: dt.date) -> tuple[Span, ...]:
    """The hours of the site itself on `day`; overrides for single agencies not counted."""
    hours = catalog.site.hours
    override = _override(catalog, day, None)
    if override:
        return override.spans
    if holiday_on(catalog, day):
        return ()
    period = next((p for p in hours.periods if p.from_ <= day <= p.to), None)
    return (period.week if period else hours.week).on(day)


def _override(catalog: Catalog, day: dt.date, agency: str | None) -> Override | None:
    return next((o for o in catalog.site.hours.overrides if o.date == day and o.agency == agency), None)


def _in_ms(catalog: Catalog, day: dt.date, spans: tuple[Span, ...]) -> Spans:
    return tuple((catalog.at(day, start), catalog.at(day, end)) for start, end in spans)


def _cut(spans: Spans, to: Spans) -> Spans:
    """The parts of `spans` that lie in `to`; both in order."""
    parts = ((max(a, c), min(b, d)) for a, b in spans for c, d in to)
    return tuple((start, end) for start, end in parts if start < end)


def _joined(*plans: Spans) -> Spans:
    """The spans of all plans in order, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for plan in plans for span in plan):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
