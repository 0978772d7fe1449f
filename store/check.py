"""Whether the tables say what the log says: for doctors and tests."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import astuple

from store import identity, memory
from store.connection import Connection
from store.faults import told
from store.memory import Fold
from store.open import open_reader
from store.opening import DATABASE
from store.rows import CounterRow, Row, StepRow, TicketRow, day_of, rows

_TABLES: tuple[tuple[type[Row], str], ...] = ((TicketRow, "ticket"), (StepRow, "step"), (CounterRow, "counter"))

_Found = set[tuple[object, ...]]


def differences(folder: Path, fold: Fold) -> list[str]:
    """Where the rows that the state remembers differ from the fold of snapshot and log, one a line; empty: nowhere.

    Raises Corrupt where the log does not follow from itself.
    """
    path = folder / DATABASE
    with open_reader(path) as connection, told(path):
        site_id = identity.known(connection).site_id
        state = memory.load(connection, path, fold, site_id).state
        made = list(rows(state))
        today = day_of(state)
        lines: list[str] = []
        for kind, table in _TABLES:
            folded: _Found = {astuple(row) for row in made if isinstance(row, kind)}
            since = min((str(row[0]) for row in folded), default=today)
            lines += _compared(table, folded, _stored(connection, table, site_id, since), today)
    return lines


def _stored(connection: Connection, table: str, site_id: str, since: str) -> _Found:
    query = f"SELECT * FROM {table} WHERE site_id = ? AND day >= ?"  # noqa: S608 - our own name
    return {tuple(row[1:]) for row in connection.exec_driver_sql(query, (site_id, since))}


def _compared(table: str, folded: _Found, stored: _Found, today: str) -> Iterator[str]:
    """Rows of older days that the state no longer holds are history; one of today that it lacks is a fault."""
    yield from (f"{table}, not stored: {row}" for row in folded - stored)
    yield from (f"{table}, not folded: {row}" for row in stored - folded if str(row[0]) == today)
