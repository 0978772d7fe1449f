"""The slow walk of the whole picture by a few units, so that nothing burns into the screen."""

REACH = 6
"""How far the picture goes from its place, in units, to each side."""
MINUTES = 3

# A square around the middle: no step is larger than the eye forgives.
_WALK = [(0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)]


def shift(minute: int) -> tuple[int, int]:
    """Where the picture stands in the minute `minute`: to the right and down, in units."""
    x, y = _WALK[minute // MINUTES % len(_WALK)]
    return x * REACH, y * REACH
