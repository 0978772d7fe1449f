"""The calls of the hall for a screen that knows a browser only. Pure."""

from dataclasses import dataclass

from core.catalog import Catalog
from core.state import Step, Ticket
from core.time_of_day import time_of_day
from core.words import StepState
from web.hung import hung
from web.sight import Sight

NOW, EARLIER = 4, 6


@dataclass(frozen=True, slots=True)
class HallCall:
    label: str
    counter: str
    agency: str
    again: bool


@dataclass(frozen=True, slots=True)
class HallPage:
    site: str
    time: str
    zone: str
    open: bool
    now: tuple[HallCall, ...]
    earlier: tuple[HallCall, ...]
    waiting: tuple[tuple[str, int], ...]
    notices: tuple[str, ...] = ()


def hall_page(sight: Sight, catalog: Catalog, zones: frozenset[str], language: str) -> HallPage:
    """`zones`: those that the screen is for; empty: all."""
    site, local = catalog.site.site, catalog.local(sight.now_ms)
    shown = zones or frozenset(catalog.zones)
    calls = _calls(sight, catalog, shown)
    awaited = [call for called, call in calls if called][:NOW]
    past = [call for _, call in calls if call not in awaited][:EARLIER]
    return HallPage(
        site=site.name.in_language(language), time=f"{time_of_day(local, language)} {site.timezone_label}",
        zone=", ".join(catalog.zones[zone].name.in_language(language) for zone in catalog.zones if zone in zones),
        open=sight.state.is_open, now=tuple(awaited), earlier=tuple(past), waiting=_waiting(sight, catalog, shown),
        notices=hung(sight, zones),
    )  # fmt: skip


def _calls(sight: Sight, catalog: Catalog, zones: frozenset[str]) -> list[tuple[bool, HallCall]]:
    """Newest first, each ticket once, with whether its visitor is still awaited."""
    today = sight.state.day.date if sight.state.day else None
    tickets = [ticket for ticket in sight.state.tickets.values() if ticket.day == today]
    stepped = ((t, [s for s in t.steps if s.last_call_ms is not None and s.counter is not None]) for t in tickets)
    latest = [(t, max(called, key=lambda s: s.last_call_ms or 0)) for t, called in stepped if called]
    latest.sort(key=lambda pair: -(pair[1].last_call_ms or 0))
    found = ((s.state == StepState.CALLED, _call(catalog, t, s, zones)) for t, s in latest)
    return [(called, call) for called, call in found if call is not None]


def _call(catalog: Catalog, ticket: Ticket, step: Step, zones: frozenset[str]) -> HallCall | None:
    counter = catalog.counters.get(step.counter or 0)
    if counter is None or counter.zone not in zones:
        return None
    return HallCall(ticket.label, counter.label, catalog.agencies[counter.agency].short, step.calls > 1)


def _waiting(sight: Sight, catalog: Catalog, zones: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """How many wait for each agency of the zones, where anybody does."""
    counts = (
        (agency.short, sum(len(sight.state.waiting.get(x.letter, {})) for x in agency.letters if x.zone in zones))
        for agency in catalog.site.agencies
    )
    return tuple((name, count) for name, count in counts if count)
