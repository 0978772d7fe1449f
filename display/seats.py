"""Which panel of the stage shows which call: a number that is being read does not move when another comes. Pure."""

from collections.abc import Sequence

from display.calls import CAPACITY
from display.rows import StageRow

EMPTY = StageRow("", "", "", "", "", "")


def seated(before: Sequence[StageRow], stage: Sequence[StageRow]) -> tuple[StageRow, ...]:
    """`stage` (oldest first) in its panels. `before`: what they showed until now.

    A newcomer takes the panel of a call that has left, else the next one behind the others. Where more leave than
    come the panels grow and those behind move up.
    """
    now = {row.label: row for row in stage}
    known = {row.label for row in before}
    newcomers = iter([row for row in stage if row.label not in known])
    rows = [now.get(row.label) or next(newcomers, EMPTY) for row in before if row.label]
    return tuple(row for row in (*rows, *newcomers) if row.label)


def filled(rows: Sequence[StageRow]) -> tuple[StageRow, ...]:
    """`rows`, then empty ones: as many as there are panels, which are made once."""
    return (*rows, *[EMPTY] * (CAPACITY - len(rows)))
