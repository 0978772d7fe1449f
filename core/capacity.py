"""Capacity: what is left of the day against the work that waits; asked before a number is given, and by the desk.

The remaining time of the counters (hours, breaks, prayer, an early close, today's pace) is what `core.promise` reckons
with; here it is held against closing time. Whoever would be called after that even if all went better than in 49 of 50
cases learns it before there is a number. Where the day may or may not suffice, the number is given and says so
(`Doubt.PAST_CLOSING`).
"""

import datetime as dt
from collections.abc import Callable

from core import events
from core.catalog import Catalog
from core.day_words import said
from core.hours import next_opening
from core.promise.span import Promise
from core.refusal import Refusal
from core.site import OWN_RISK
from core.state import State
from core.words import Doubt, Text

FARTHER = 4
"""One call of fifty comes earlier than the early end of the 90 % span by a quarter of its way from the middle."""
MOST_ROOM = 99
"""More people than these are not counted: the day is long enough."""


def beyond(promise: Promise) -> bool:
    """Whether closing time comes before even an early call. Where no counter is open, nobody can know."""
    if promise.end_ms is None or promise.doubt is Doubt.NO_COUNTER:
        return False
    return promise.low90 - (promise.mid - promise.low90) // FARTHER > promise.end_ms


def refusal(
    state: State, catalog: Catalog, issued: events.TicketIssued, letter: str, promise: Promise, now_ms: int
) -> Refusal | None:
    """Why a number that wants `letter` is not given; None: it is.

    An appointment and a result to fetch are taken as they are: the mall has bidden these visitors come.
    """
    if not beyond(promise) or issued.booking is not None or issued.pickup:
        return None
    agency = catalog.agency_of(letter).short
    if catalog.site.promises.beyond_closing == OWN_RISK:
        return None if issued.own_risk else Refusal("own_risk", {"agency": agency})
    tomorrow = catalog.local(now_ms).date() + dt.timedelta(1)
    from_ms = next_opening(catalog, state, letter, catalog.at(tomorrow, "00:00"))
    if from_ms is None:
        return Refusal("day_full", {"agency": agency, "again": Text("", "")})
    day = said(catalog.local(from_ms).date())
    again = Text(f" Silakan datang lagi {day.id}.", f" Please come again on {day.en}.")
    return Refusal("day_full", {"agency": agency, "again": again}, from_ms)


def room(after: Callable[[int], Promise]) -> int | None:
    """How many more may take a number and will most likely be called before closing; at most `MOST_ROOM`.

    `after`: the promise for whoever comes after so many more. None: nobody can tell.
    """
    first = after(0)
    if first.end_ms is None or first.doubt is Doubt.NO_COUNTER:
        return None
    enough, too_many = 0, MOST_ROOM + 1
    while enough + 1 < too_many:
        middle = (enough + too_many) // 2
        if after(middle - 1).mid <= first.end_ms:
            enough = middle
        else:
            too_many = middle
    return enough
