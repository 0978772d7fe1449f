"""Days on which a share of the visitors has several errands that wait for nothing: for comparing two ways to queue.

Everybody has one errand, but that share has two, and every fourth of these three, each at another agency. The site
file says how many numbers a usual day has; there every errand is a number of its own, so that many errands are wanted,
whatever the share: the hall is always as full. Arrivals, patience, walks, counters and officers are those of
`core.visitors`; nothing but the bundles is drawn anew.

In turn, a visitor who is done with one errand goes to the kiosk, takes the next number, and stands at the end of that
line.
"""

import datetime as dt

from msgspec.structs import asdict, replace

from core.catalog import Catalog
from core.commands import Errand
from core.ids import derived
from core.visitors import draw_day, visits
from core.visitors_draw import Draws, random_of
from core.visitors_errands import Demand, draw_cares
from core.visitors_plan import DayPlan, Onward, Visitor

THREE = 0.25
"""Of those with several errands, how many have three."""
AT_KIOSK_SECONDS = 60


def journeys_day(catalog: Catalog, day: dt.date, seed: int, share: float, *, in_turn: bool) -> DayPlan:
    """`share` of the visitors has several errands. `in_turn`: one queue after another, each at its end.

    Both ways are the same people with the same wishes at the same times; the first ticket is the same, too.
    """
    random = random_of(seed, day)
    draws = Draws(random)
    errands = visits(draws, catalog, day)
    plain = draw_day(catalog, day, random, round(errands / (1 + share * (1 + THREE))))
    demand = Demand(catalog, day)
    visitors = [_wanting(draws, demand, visitor, share) for visitor in plain.visitors]
    if in_turn:
        walk_ms = (catalog.site.rules.walk_seconds + AT_KIOSK_SECONDS) * 1000
        visitors = [_in_turn(visitor, walk_ms) for visitor in visitors]
    return replace(plain, visitors=tuple(visitors))


def _wanting(draws: Draws, demand: Demand, visitor: Visitor, share: float) -> Visitor:
    alone = replace(visitor, errands=visitor.errands[:1], cares=visitor.cares[:1], journey=None)
    if not draws.chance(share):
        return alone
    services = _services(draws, demand, alone, 3 if draws.chance(THREE) else 2)
    errands = tuple(Errand(code) for code in services)
    return replace(alone, errands=errands, cares=draw_cares(draws, demand, errands))


def _in_turn(visitor: Visitor, walk_ms: int, number: int = 0) -> Visitor:
    """The same errands, a ticket for each."""
    ticket = derived(visitor.ticket, number) if number else visitor.ticket
    first = replace(visitor, ticket=ticket, errands=visitor.errands[:1], cares=visitor.cares[:1])
    if len(visitor.errands) == 1:
        return first
    rest = replace(visitor, errands=visitor.errands[1:], cares=visitor.cares[1:], outing=None)
    return Onward(**asdict(first), then=_in_turn(rest, walk_ms, number + 1), walk_ms=walk_ms)


def _services(draws: Draws, demand: Demand, visitor: Visitor, number: int) -> list[str]:
    """So many, as far as there are agencies that give numbers at that time; each of another agency."""
    catalog = demand.catalog
    chosen = [visitor.errands[0].service]
    while len(chosen) < number:
        agencies = {catalog.agency_of(catalog.services[code].letter).id for code in chosen}
        choices = [
            (code, weight)
            for code, weight in demand.weights.items()
            if demand.is_open(code, visitor.at_ms)
            and catalog.agency_of(catalog.services[code].letter).id not in agencies
        ]
        if not choices:
            break
        chosen.append(draws.weighted(choices))
    return chosen
