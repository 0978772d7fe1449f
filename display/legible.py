"""Whether the current number can be read from the back of the hall: capitals as high as the distance / 100."""

import math
from dataclasses import dataclass

RATIO = 100
MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Room:
    """`distance_m`: from the screen to the last seat. `panel_inches`: the screen's diagonal; None: as it says."""

    distance_m: float = 10.0
    panel_inches: float | None = None


def pixel_mm(room: Room, width: int, height: int, told_mm: float) -> float | None:
    """How high a pixel of a screen of so many pixels is. `told_mm`: the height that it says it has; None: unknown."""
    if room.panel_inches is not None:
        return room.panel_inches * MM_PER_INCH / math.hypot(width, height)
    return told_mm / height if told_mm > 0 and height > 0 else None


def reach_m(capitals_px: float, pixel: float) -> float:
    """From how far capitals of so many pixels can be read, in metres."""
    return capitals_px * pixel * RATIO / 1000
