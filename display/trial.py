"""A trial that somebody at the desk asked for: a number that is nobody's, to be seen and heard in a zone. Pure."""

from collections.abc import Set

from core.catalog import Catalog
from core.state import State

SHOWN_MS = 60_000
NUMBER = "000"
"""Numbers begin with 001."""


def tried(state: State, zones: Set[str]) -> dict[str, int]:
    """When each of `zones` (empty: of all) was last tried today."""
    all_tried = state.day.tried if state.day else {}
    return {zone: at for zone, at in all_tried.items() if not zones or zone in zones}


def running(state: State, zones: Set[str], now_ms: int) -> dict[str, int]:
    """The trials that are on in `zones`, each zone with the time at which it was asked for."""
    return {zone: at for zone, at in tried(state, zones).items() if at <= now_ms < at + SHOWN_MS}


def called(state: State, catalog: Catalog, zone: str) -> tuple[str, int] | None:
    """The number and the counter of a trial call in `zone`: the one that was asked for, else the first of the zone;
    None where the zone has none.
    """
    trial = state.day.trials.get(zone) if state.day else None
    named = catalog.counters.get(trial.counter or 0) if trial else None
    theirs = [named] if named else [c for c in catalog.site.counters if c.zone == zone]
    counter = next((c for c in theirs if c.letters), None)
    return (f"{counter.letters[0]}{NUMBER}", counter.no) if counter else None
