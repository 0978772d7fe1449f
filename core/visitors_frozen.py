"""The frozen simulated mall: the days on which Besti's promises are measured.

FROZEN as version 1: a test keeps the hash of its days. Whoever changes what is drawn here, in `core.visitors*` or in
`core.visitors_frozen_site` makes every figure measured before incomparable; what is to be different gets a new name
and a new version beside this one. What the hall makes of a day (the order of calls, who is refused) is not frozen: it
is measured.

A day is one of `core.visitors` (arrivals over the day, journeys, priority, patience, walks, late officers, breaks in
turns, Friday prayer, trouble at a counter) at a site with 250 to 480 visitors for fourteen counters, and besides:
appointments, some missed; visitors with a wrong number who are sent on; agencies that pause or close early and say
so; now and then an outage of the hub.
"""

import datetime as dt
import hashlib

from msgspec.structs import replace

from core.catalog import Catalog
from core.commands import Errand
from core.ids import derived
from core.timetable import MINUTE_MS, day_has_service, spans_on
from core.visitors import MEAN_PATIENCE_MINUTES, draw_day
from core.visitors_draw import Draws, random_of
from core.visitors_errands import Demand, draw_cares
from core.visitors_frozen_site import frozen_site
from core.visitors_mishaps import Appointment, Away, Booked, ClosesEarly, Dark, EventfulDay, Mishap, SentOn
from core.visitors_plan import DayPlan, Rest, Shift, Visitor
from core.words import Reason

VERSION = 1
SEEDS = (7, 11, 23)
DAYS = 60
FIRST = dt.date(2026, 9, 7)

BOOKABLE = (("M1", 8), ("U1", 5))
"""Services with appointments, and how many a day."""
BOOKING_EVERY_MINUTES = 25
COMES = 0.88
EARLY_MINUTES, LATE_MINUTES = 20.0, 12.0
WRONG = 0.02
WRONG_SECONDS = (40.0, 150.0)
AWAY, AWAY_MINUTES = 0.15, (20.0, 60.0)
CLOSES_EARLY, EARLIER_MINUTES, TOLD_MINUTES, STAYS_MINUTES = 0.06, (60.0, 120.0), (60.0, 180.0), (5.0, 20.0)
DARK, DARK_MINUTES = 0.05, (8.0, 40.0)

Shifts = tuple[Shift, ...]


def frozen_catalog() -> Catalog:
    return Catalog(frozen_site())


def frozen_days(catalog: Catalog, days: int = DAYS) -> list[dt.date]:
    """The first so many dates on which something is served."""
    found: list[dt.date] = []
    day = FIRST
    while len(found) < days:
        if day_has_service(catalog, day):
            found.append(day)
        day += dt.timedelta(1)
    return found


def frozen_day(catalog: Catalog, day: dt.date, seed: int) -> EventfulDay:
    """One of `frozen_days`; it does not depend on those before it."""
    random = random_of(seed, day)
    plain = draw_day(catalog, day, random)
    draws = Draws(random)
    demand = Demand(catalog, day)
    appointments = _appointments(catalog, plain)
    booked = [_booked(draws, demand, appointment) for appointment in appointments if draws.chance(COMES)]
    walked_in = [_sent_on(draws, demand, visitor) for visitor in plain.visitors]
    shifts, mishaps = _mishaps(draws, catalog, day, plain.shifts)
    return EventfulDay(
        day,
        plain.key,
        plain.opens_ms,
        plain.ends_ms,
        tuple(sorted([*booked, *walked_in], key=lambda visitor: visitor.at_ms)),
        shifts,
        appointments,
        tuple(mishaps),
    )


def _appointments(catalog: Catalog, plan: DayPlan) -> tuple[Appointment, ...]:
    made: list[Appointment] = []
    for service, number in BOOKABLE:
        start_ms = spans_on(catalog, catalog.services[service].letter, plan.day)[0][0]
        for n in range(number):
            booking = derived(plan.key, "booking", service, n)
            code_hash = hashlib.sha256(booking.encode()).hexdigest()
            made.append(Appointment(booking, service, start_ms + n * BOOKING_EVERY_MINUTES * MINUTE_MS, code_hash))
    return tuple(made)


def _booked(draws: Draws, demand: Demand, appointment: Appointment) -> Booked:
    errands = (Errand(appointment.service),)
    return Booked(
        ticket=derived(appointment.booking, "ticket"),
        at_ms=appointment.appointed_ms + round(draws.between(-EARLY_MINUTES, LATE_MINUTES) * MINUTE_MS),
        kiosk=demand.catalog.site.kiosks[0].id,
        errands=errands,
        cares=draw_cares(draws, demand, errands),
        patience_ms=round(draws.exponential(MEAN_PATIENCE_MINUTES) * MINUTE_MS),
        appointment=appointment,
    )


def _sent_on(draws: Draws, demand: Demand, visitor: Visitor) -> Visitor:
    """Some of those with one errand wanted another one, and learn it at the counter."""
    if len(visitor.errands) > 1 or not draws.chance(WRONG):
        return visitor
    wrong = visitor.cares[0]
    open_now = [code for code in demand.weights if demand.is_open(code, visitor.at_ms)]
    right = draws.among(open_now)
    there = draw_cares(draws, demand, (Errand(right),))[0]
    seconds = draws.between(*WRONG_SECONDS)
    care = SentOn(wrong.walk_ms, round(seconds * 1000), service=right, there=there)
    return replace(visitor, cares=(care,))


def _mishaps(draws: Draws, catalog: Catalog, day: dt.date, shifts: Shifts) -> tuple[Shifts, list[Mishap]]:
    """What goes wrong, in the order of draws, and the shifts as that changes them."""
    mishaps: list[Mishap] = []
    if draws.chance(AWAY):
        away = _away(draws, catalog, day)
        shifts = tuple(_rests(catalog, shift, away) for shift in shifts)
        mishaps.append(away)
    if draws.chance(CLOSES_EARLY):
        closes = _closes_early(draws, catalog, day)
        leaves_ms = closes.closing_ms + round(draws.between(*STAYS_MINUTES) * MINUTE_MS)
        shifts = tuple(_leaves(catalog, shift, closes.agency, leaves_ms) for shift in shifts)
        mishaps.append(closes)
    if draws.chance(DARK):
        start, end = draws.among(spans_on(catalog, None, day))
        at_ms = round(draws.between(start, end))
        mishaps.append(Dark(at_ms, at_ms + round(draws.between(*DARK_MINUTES) * MINUTE_MS)))
    return shifts, mishaps


def _away(draws: Draws, catalog: Catalog, day: dt.date) -> Away:
    agency = draws.among(catalog.site.agencies)
    start, end = draws.among(spans_on(catalog, agency.letters[0].letter, day))
    at_ms = round(draws.between(start, end))
    until_ms = at_ms + round(draws.between(*AWAY_MINUTES)) * MINUTE_MS
    return Away(at_ms, until_ms, agency.id, draws.among((Reason.SYSTEM_DOWN, Reason.NETWORK)))


def _closes_early(draws: Draws, catalog: Catalog, day: dt.date) -> ClosesEarly:
    agency = draws.among(catalog.site.agencies)
    end = spans_on(catalog, agency.letters[0].letter, day)[-1][1]
    closing_ms = end - round(draws.between(*EARLIER_MINUTES)) * MINUTE_MS
    return ClosesEarly(closing_ms - round(draws.between(*TOLD_MINUTES)) * MINUTE_MS, closing_ms, agency.id)


def _rests(catalog: Catalog, shift: Shift, away: Away) -> Shift:
    if catalog.counters[shift.counter].agency != away.agency:
        return shift
    rest = Rest(away.at_ms, (away.until_ms - away.at_ms) // MINUTE_MS, away.reason)
    return replace(shift, rests=tuple(sorted([*shift.rests, rest], key=lambda each: each.at_ms)))


def _leaves(catalog: Catalog, shift: Shift, agency: str, leaves_ms: int) -> Shift:
    if catalog.counters[shift.counter].agency != agency:
        return shift
    return replace(shift, close_ms=leaves_ms, rests=tuple(rest for rest in shift.rests if rest.at_ms < leaves_ms))
