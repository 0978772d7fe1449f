"""Labels: what stands on the paper. Main series B001–B999 per letter and day; lanes B1001–B8999; lane 9 emergency."""

import re
from typing import NamedTuple

SERIES_MAX = 999
LANES = range(1, 9)
EMERGENCY_LANE = 9
LANE_JUMP = 300
"""How far a lane's counter is moved for a device that may have given numbers which nobody knows of."""

FLOOR_MAX = 2 * LANE_JUMP
"""So far the jumps of an earlier day count for the next one: with one more, a series still has numbers to give."""

JUMPS_MAX = 2 * LANE_JUMP
"""How far the counters of a lane may jump within `LANE_REST_MS`: with what is given meanwhile, less than a turn."""

DAY_MS = 24 * 60 * 60_000
LANE_REST_MS = 3 * DAY_MS
"""For so long no number of a lane comes again."""

_LABEL = re.compile(r"([A-Z]{1,2})([1-9]?)([0-9]{3})")


class Label(NamedTuple):
    letter: str
    number: int
    lane: int | None = None

    def __str__(self) -> str:
        return f"{self.letter}{self.lane or ''}{self.number:03d}"


def parse(text: str) -> Label | None:
    """The label that `text` spells ("B012", "b 1001", "BA-007"); None where it is none."""
    match = _LABEL.fullmatch(re.sub(r"[\s-]", "", text).upper())
    if match is None or match[3] == "000":
        return None
    return Label(match[1], int(match[3]), int(match[2]) if match[2] else None)


def following(counter: int) -> int:
    """The number after `counter` in a lane; wraps after 999, never 0."""
    return counter % SERIES_MAX + 1


def reached(counter: int | None, number: int, unseen: int = SERIES_MAX // 2) -> int:
    """A lane counter once `number` is known to be out; a late number of an earlier life does not turn it back.

    `unseen`: more numbers than that cannot have been given past `counter`, so `number` is late.
    """
    if counter is None or (number - counter) % SERIES_MAX <= unseen:
        return number
    return counter


def jumped(counter: int, by: int = LANE_JUMP) -> int:
    """A lane counter moved on by `by` numbers, at least one."""
    return (counter - 1 + by) % SERIES_MAX + 1
