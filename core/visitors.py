"""The simulated visitors of one day, drawn from the figures of the site file. FROZEN: a history must stay what it was.

Same site file, day and seed: same plan, for ever; a test keeps the hash of one. What is to be different gets a new
name.
"""

import datetime as dt
from random import Random

from core.catalog import Catalog
from core.ids import derived
from core.timetable import MINUTE_MS, Spans, day_has_service, holiday_on, site_spans, spans_on, taking
from core.visitors_draw import Draws, random_of
from core.visitors_errands import Demand, draw_cares, draw_errands
from core.visitors_plan import DayPlan, Outing, Visitor
from core.visitors_staff import draw_shifts
from core.words import Channel, Language, Reason

WEEKDAYS = (1.15, 1.05, 1.0, 1.0, 0.8, 0.8, 0.8)
"""Visitors by weekday, against the mean of Monday to Friday."""
AFTER_HOLIDAY = 1.15
SPREAD_P90 = 1.1
INTENSITY = ((0, 0.7), (480, 2.0), (540, 2.2), (600, 1.7), (660, 1.2), (720, 0.5), (780, 1.0), (825, 1.1), (870, 0.6))
"""Arrivals per minute against each other, from each minute of the day on."""
BUSIEST = max(rate for _, rate in INTENSITY)

PRIORITY, NEED, ENGLISH, HELP, OUTING = 0.08, 0.02, 0.02, 0.015, 0.02
CHANNELS = ((Channel.KIOSK, 0.88), (Channel.USHER, 0.09), (Channel.DESK, 0.03))
KIOSKS = (0.6, 0.4)
"""How visitors spread over the first kiosks of the site file."""
MEAN_PATIENCE_MINUTES = 420
COMES_BACK = 0.35
OPENS_BEFORE_MINUTES = 10
ENDS_AFTER_MINUTES = 60


def plan_of(catalog: Catalog, day: dt.date, seed: int) -> DayPlan | None:
    """The plan of `day`; None: nothing is served. A day does not depend on those before it."""
    return draw_day(catalog, day, random_of(seed, day)) if day_has_service(catalog, day) else None


def draw_day(catalog: Catalog, day: dt.date, random: Random, number: int | None = None) -> DayPlan:
    """Draws a day on which something is served. `number`: how many come; None: as many as the site file says."""
    draws = Draws(random)
    windows = taking(catalog, None, day)
    key = draws.key()
    number = visits(draws, catalog, day) if number is None else number
    times = sorted(_arrival(draws, catalog, windows) for _ in range(number))
    demand = Demand(catalog, day)
    visitors = [_visitor(draws, demand, derived(key, "ticket", n), at_ms) for n, at_ms in enumerate(times)]
    return DayPlan(
        day,
        key,
        windows[0][0] - OPENS_BEFORE_MINUTES * MINUTE_MS,
        spans_on(catalog, None, day)[-1][1] + ENDS_AFTER_MINUTES * MINUTE_MS,
        tuple(visitor for visitor in visitors if visitor),
        draw_shifts(draws, catalog, day),
    )


def visits(draws: Draws, catalog: Catalog, day: dt.date) -> int:
    """How many come on `day`, by the site file and the calendar."""
    mean = catalog.site.load.tickets_per_day * WEEKDAYS[day.weekday()]
    mean *= AFTER_HOLIDAY if _after_holiday(catalog, day) else 1
    return min(round(mean * draws.lognormal(1, SPREAD_P90)), catalog.site.load.peak_tickets_per_day)


def _after_holiday(catalog: Catalog, day: dt.date) -> bool:
    """Whether the site was closed for a holiday since it was last open."""
    before = day - dt.timedelta(1)
    while not site_spans(catalog, before) and day - before < dt.timedelta(7):
        if holiday_on(catalog, before):
            return True
        before -= dt.timedelta(1)
    return False


def _arrival(draws: Draws, catalog: Catalog, windows: Spans) -> int:
    """A moment in `windows`: times are drawn evenly and kept as often as the hour is busy."""
    lengths = [(window, end - start) for window in windows for start, end in [window]]
    while True:
        at_ms = round(draws.between(*draws.weighted(lengths)))
        local = catalog.local(at_ms)
        if draws.chance(_intensity(local.hour * 60 + local.minute) / BUSIEST):
            return at_ms


def _intensity(minute: int) -> float:
    return next(rate for since, rate in reversed(INTENSITY) if minute >= since)


def _visitor(draws: Draws, demand: Demand, ticket: str, at_ms: int) -> Visitor | None:
    """Somebody who arrives at `at_ms`; None where nothing is to be had then."""
    site = demand.catalog.site
    journey, errands = draw_errands(draws, demand, at_ms)
    if not errands:
        return None
    kiosks = [(kiosk.id, share) for kiosk, share in zip(site.kiosks, KIOSKS, strict=False)]
    needs = [need.id for need in site.priority.needs]
    return Visitor(
        ticket=ticket,
        at_ms=at_ms,
        kiosk=draws.weighted(kiosks) if kiosks else None,
        errands=errands,
        cares=draw_cares(draws, demand, errands),
        patience_ms=round(draws.exponential(MEAN_PATIENCE_MINUTES) * MINUTE_MS),
        back_ms=round(draws.between(2, 25) * MINUTE_MS) if draws.chance(COMES_BACK) else None,
        journey=journey,
        priority=draws.chance(PRIORITY),
        needs=(draws.among(needs),) if needs and draws.chance(NEED) else (),
        language=Language.EN if draws.chance(ENGLISH) else Language.ID,
        channel=draws.weighted(CHANNELS),
        outing=_outing(draws) if draws.chance(OUTING) else None,
        help_ms=round(draws.between(30, 120) * 1000) if draws.chance(HELP) else None,
    )


def _outing(draws: Draws) -> Outing:
    reason = draws.weighted([(Reason.TOILET, 0.7), (Reason.PRAYER, 0.3)])
    minutes = {Reason.TOILET: (4, 9), Reason.PRAYER: (8, 15)}[reason]
    return Outing(round(draws.between(1, 10) * MINUTE_MS), round(draws.between(*minutes)), reason)
