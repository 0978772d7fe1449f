"""Which clock a screen shows: the wall's, or the hub's where a demo plays another day."""

from store.reader import SiteReader
from ui.clock import Clock, DemoClock, SystemClock


def screen_clock(reader: SiteReader, demo_speed: float | None) -> Clock:
    """`demo_speed`: how many times as fast as the wall's the hub's clock runs; None: it is the wall's."""
    return SystemClock() if demo_speed is None else DemoClock(reader.alive, demo_speed)
