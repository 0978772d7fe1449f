"""Where each part of the screen stands, for every layout, upright or wide. Pure.

A place is a rectangle in fractions of the body: what is left of the window between the bar and the ticker. The places
of an arrangement tile the body: none covers another, and nothing is left over.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil


class Layout(StrEnum):
    CALLS = "calls"
    MEDIA = "media"
    COUNTERS = "counters"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class Place:
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Places:
    """A part whose place is empty is not shown."""

    heading: Place = Place()
    stage: Place = Place()
    earlier: Place = Place()
    next: Place = Place()
    waiting: Place = Place()
    counters: Place = Place()
    media: Place = Place()


_WIDE = {
    Layout.CALLS: Places(
        stage=Place(0, 0, 0.66, 0.72),
        earlier=Place(0.66, 0, 0.34, 0.72),
        waiting=Place(0, 0.72, 0.66, 0.28),
        next=Place(0.66, 0.72, 0.34, 0.28),
    ),
    Layout.MEDIA: Places(
        media=Place(0, 0, 0.58, 0.73),
        stage=Place(0.58, 0, 0.42, 0.58),
        earlier=Place(0.58, 0.58, 0.42, 0.42),
        waiting=Place(0, 0.73, 0.29, 0.27),
        next=Place(0.29, 0.73, 0.29, 0.27),
    ),
    Layout.COUNTERS: Places(
        stage=Place(0, 0, 0.42, 0.72),
        next=Place(0, 0.72, 0.42, 0.28),
        counters=Place(0.42, 0, 0.58, 1),
    ),
    Layout.ZONE: Places(
        heading=Place(0, 0, 1, 0.12),
        stage=Place(0, 0.12, 0.63, 0.56),
        earlier=Place(0.63, 0.12, 0.37, 0.56),
        counters=Place(0, 0.68, 0.63, 0.32),
        next=Place(0.63, 0.68, 0.18, 0.32),
        waiting=Place(0.81, 0.68, 0.19, 0.32),
    ),
}
_UPRIGHT = {
    Layout.CALLS: Places(
        stage=Place(0, 0, 1, 0.4),
        earlier=Place(0, 0.4, 1, 0.26),
        next=Place(0, 0.66, 1, 0.12),
        waiting=Place(0, 0.78, 1, 0.22),
    ),
    Layout.MEDIA: Places(
        stage=Place(0, 0, 1, 0.33),
        earlier=Place(0, 0.33, 1, 0.2),
        media=Place(0, 0.53, 1, 0.35),
        next=Place(0, 0.88, 1, 0.12),
    ),
    Layout.COUNTERS: Places(
        stage=Place(0, 0, 1, 0.35),
        counters=Place(0, 0.35, 1, 0.53),
        next=Place(0, 0.88, 1, 0.12),
    ),
    Layout.ZONE: Places(
        heading=Place(0, 0, 1, 0.07),
        stage=Place(0, 0.07, 1, 0.37),
        earlier=Place(0, 0.44, 1, 0.2),
        counters=Place(0, 0.64, 1, 0.24),
        next=Place(0, 0.88, 0.5, 0.12),
        waiting=Place(0.5, 0.88, 0.5, 0.12),
    ),
}
# While somebody is being called there are no pictures: the calls have their place.
_WIDE_CALLING = Places(
    stage=Place(0, 0, 0.62, 0.76),
    earlier=Place(0.62, 0, 0.38, 0.76),
    waiting=Place(0, 0.76, 0.62, 0.24),
    next=Place(0.62, 0.76, 0.38, 0.24),
)
_UPRIGHT_CALLING = Places(
    stage=Place(0, 0, 1, 0.6),
    earlier=Place(0, 0.6, 1, 0.28),
    next=Place(0, 0.88, 1, 0.12),
)


def arrange(layout: Layout, upright: bool, calling: bool) -> Places:
    """`calling`: a call stands on the stage within its least time."""
    if layout is Layout.MEDIA and calling:
        return _UPRIGHT_CALLING if upright else _WIDE_CALLING
    return (_UPRIGHT if upright else _WIDE)[layout]


@dataclass(frozen=True, slots=True)
class Grid:
    columns: int = 1
    rows: int = 1


def grid(count: int, width: float, height: float, ideal: float) -> Grid:
    """How `count` cells fill a box so that each is as large as can be. `ideal`: the width of a cell for its height."""
    choices = [Grid(columns, ceil(count / columns)) for columns in range(1, max(1, count) + 1)]
    return max(choices, key=lambda g: min(width / max(1, g.columns) / ideal, height / max(1, g.rows)))


@dataclass(frozen=True, slots=True)
class Size:
    """Of the body, in units: 1080 of them make the shorter side of the window."""

    width: float = 1856
    height: float = 840

    @property
    def upright(self) -> bool:
        return self.height > self.width

    def of(self, place: Place) -> "Size":
        return Size(self.width * place.width, self.height * place.height)


def cells(place: Size, width: float, height: float, heading: float) -> Grid:
    """How many cells of at least this size fit into `place` below its heading; at least one."""
    return Grid(max(1, int(place.width // width)), max(1, int((place.height - heading) // height)))


BAR, UPRIGHT_BAR, TICKER, MARGIN = 120, 190, 72, 24 + 6
"""In units: the heights of bar and ticker, and the room around the body, that of the picture's walk included."""


def body_of(width: int, height: int) -> Size:
    """The body of a window of so many pixels, in units."""
    upright = height > width
    unit = max(1e-3, min(width / 1080, height / 1920) if upright else min(width / 1920, height / 1080))
    bars = (UPRIGHT_BAR if upright else BAR) + TICKER
    return Size(width / unit - 2 * MARGIN, height / unit - bars - 2 * MARGIN)
