"""How large what is to be touched has to be on a panel, so that an old hand finds it. Pure."""

import math
from dataclasses import dataclass

MM_PER_INCH = 25.4
FINGER_MM = 20.0
"""A study of 2025 found elderly visitors surest from 16 mm on; what trembles needs more."""
SIDE = 1080
"""Units of the shorter side."""
USUAL, MOST = 81.0, 116.0
"""A finger on a panel of 21.5 inches, and on one of 15 inches (16:9), in units: pages have no room for larger ones."""
SMALLEST_INCHES, LARGEST_INCHES = 10.0, 70.0
"""What a screen beyond these says of its size is not believed; many a one says nothing, or the shape of its picture."""
_SHAPE_TOLERANCE = 0.1


@dataclass(frozen=True, slots=True)
class Panel:
    """`inches`: its diagonal. `width`, `height`: of the picture on it, in pixels."""

    inches: float
    width: int
    height: int

    @property
    def unit_mm(self) -> float:
        """How long one of the SIDE units of the shorter side is, in millimetres."""
        shorter = min(self.width, self.height)
        return self.inches * MM_PER_INCH * shorter / math.hypot(self.width, self.height) / SIDE

    @property
    def finger(self) -> float:
        """The least side of what is to be touched, in units: never below what a usual panel has, nor above MOST."""
        return max(USUAL, min(MOST, FINGER_MM / self.unit_mm))

    @property
    def reached_mm(self) -> float:
        """How large the smallest of it comes out, in millimetres; FINGER_MM or more where the panel is large enough."""
        return self.finger * self.unit_mm


def told_inches(width_mm: float, height_mm: float, width: int, height: int) -> float | None:
    """The diagonal of a screen that says how large it is, where that can be believed."""
    if min(width_mm, height_mm, width, height) <= 0:
        return None
    inches = math.hypot(width_mm, height_mm) / MM_PER_INCH
    said, shown = max(width_mm, height_mm) / min(width_mm, height_mm), max(width, height) / min(width, height)
    alike = abs(said / shown - 1) <= _SHAPE_TOLERANCE
    return inches if alike and SMALLEST_INCHES <= inches <= LARGEST_INCHES else None
