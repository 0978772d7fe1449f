"""The rows of tickets, steps and counters that a batch left behind: the last of each key, written once."""

from collections.abc import Iterable, Set
from typing import Any

from msgspec.structs import astuple
from sqlalchemy import Connection, Table

from centre import copying, tables
from store.rows import CounterRow, Row, StepRow, TicketRow

_TABLES: dict[type[Row], Table] = {TicketRow: tables.ticket, StepRow: tables.step, CounterRow: tables.counter}
_KEYS = {kind: len(table.primary_key.columns) for kind, table in _TABLES.items()}
"""So many columns at the beginning of a row are its key."""

_TICKET = 2
"""The column that names the ticket of a ticket or a step."""

Values = tuple[Any, ...]


def write(connection: Connection, site_id: str, rows: Iterable[Row], issued: Set[str]) -> None:
    """Of `rows` the last of each key counts. `issued`: tickets of which no row can be there yet.

    Raises copying.AlreadyThere where there is one.
    """
    found: dict[type[Row], dict[Values, Values]] = {kind: {} for kind in _TABLES}
    for row in rows:
        values = (site_id, *astuple(row))
        found[type(row)][values[: _KEYS[type(row)]]] = values
    copying.put(connection, tables.counter, list(found.pop(CounterRow).values()))
    for kind, last in found.items():
        copying.insert(connection, _TABLES[kind], [row for row in last.values() if row[_TICKET] in issued])
        copying.put(connection, _TABLES[kind], [row for row in last.values() if row[_TICKET] not in issued])
