"""When something ends that an outage holds up: timers stand still in an outage and for a while after it."""

from core.catalog import Catalog
from core.commands import MINUTE_MS
from core.state import Booking, State


def ends_ms(state: State, start_ms: int, until_ms: int) -> int | None:
    """When a span that was to run from `start_ms` to `until_ms` really ends; None while an outage holds it."""
    for begin, end in state.day.freezes if state.day else []:
        if begin < until_ms and end > start_ms:
            until_ms += end - max(begin, start_ms)
    if state.outage_ms is not None and state.outage_ms < until_ms:
        return None
    return until_ms


def stands_still(state: State, now_ms: int) -> bool:
    """Whether timers stand still at `now_ms`."""
    freezes = state.day.freezes if state.day else []
    return state.outage_ms is not None or any(begin <= now_ms < end for begin, end in freezes)


def booking_ends_ms(state: State, catalog: Catalog, booking: Booking) -> int | None:
    """The last moment at which `booking` can be checked in; None while an outage holds it."""
    late_ms = catalog.site.rules.booking_late_minutes * MINUTE_MS
    return ends_ms(state, booking.at_ms, booking.at_ms + late_ms)
