"""Which zones of the hall a display shows."""

from core.catalog import Catalog


def shown_zones(catalog: Catalog | None, wanted: frozenset[str], device: str) -> frozenset[str]:
    """Those that were asked for; else those that the site file names for `device`; else all.

    A zone that the site file does not know, or no longer, counts for nothing: a display never shows nothing for that.
    """
    if catalog is None:
        return wanted
    planned = next((frozenset(d.zones) for d in catalog.site.displays if d.id == device), frozenset[str]())
    every = frozenset(catalog.zones)
    return (wanted & every) or (planned & every) or every
