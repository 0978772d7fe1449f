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


def running(state: State, zones: Set[str], now_ms: int) -> bool:
    """Whether a trial is on in one of `zones`."""
    return any(at <= now_ms < at + SHOWN_MS for at in tried(state, zones).values())


def called(catalog: Catalog, zone: str) -> tuple[str, int] | None:
    """The number and the counter of a trial call in `zone`; None where the zone has no counter."""
    counter = next((c for c in catalog.site.counters if c.zone == zone and c.letters), None)
    return (f"{counter.letters[0]}{NUMBER}", counter.no) if counter else None
