"""What a device on this machine still owes the hub, read beside the process that writes its file."""

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from store.faults import Missing, told
from store.open import open_reader

_QUERY = "SELECT COUNT(*), MIN(made_ms) FROM outbox WHERE NOT acknowledged"


class Unsent(NamedTuple):
    """`many`: facts and commands that the hub has not answered. `age_ms`: of the oldest; 0 where there is none."""

    many: int
    age_ms: int


def unsent(path: Path, now_ms: int) -> Unsent | None:
    """Of the device's own file (kiosk.db, display.db); None where there is none. Raises the faults of store.faults.

    `now_ms`: by the wall clock.
    """
    try:
        connection = open_reader(path)
    except Missing:
        return None
    with closing(connection), told(path):
        many, since_ms = connection.exec_driver_sql(_QUERY).one()
    return Unsent(many, max(0, now_ms - since_ms) if since_ms is not None else 0)
