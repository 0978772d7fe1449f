"""Which calls a display speaks: those of its speaker zone, if it is the display that speaks there. Pure."""

from core.site import Site


def spoken_zones(site: Site, device: str, shown: frozenset[str] = frozenset()) -> frozenset[str]:
    """The zones whose calls `device` speaks; empty: it is silent. `shown`: the zones on its screen; empty: all.

    A speaker zone with several displays is spoken to by the first of the site file that names it, so that two calls
    never sound at once. One that holds no counters, such as a prayer room, hears what its display shows. A display
    that the site file does not name speaks what it shows.
    """
    here = next((display for display in site.displays if display.id == device), None)
    if here is None:
        return shown or frozenset(zone.id for zone in site.zones)
    if here.audio_zone is None:
        return frozenset()
    if next(x.id for x in site.displays if x.audio_zone == here.audio_zone) != device:
        return frozenset()
    own = frozenset(zone.id for zone in site.zones if zone.audio_zone == here.audio_zone)
    return own or shown or frozenset(here.zones)
