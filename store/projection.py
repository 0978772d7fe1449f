"""Writes what a transaction gathered: log, tables, documents, digests, snapshots. Runs inside the transaction."""

from collections.abc import Iterable

from msgspec.structs import astuple

from core.state import State
from store import documents, log, notes, snapshots, tables
from store.connection import Connection
from store.gathered import Gathered
from store.rows import CounterRow, Row, StepRow, TicketRow, counter_rows, rows, ticket_rows

_UPSERTS: dict[type[Row], str] = {
    TicketRow: tables.upsert(tables.ticket),
    StepRow: tables.upsert(tables.step),
    CounterRow: tables.upsert(tables.counter),
}


class Projection:
    """Remembers the counters' rows as last written, so that a commit writes those that moved."""

    def __init__(self) -> None:
        self._written: frozenset[CounterRow] = frozenset()

    def write(self, connection: Connection, gathered: Gathered, state: State, site_id: str) -> None:
        """All of one transaction but the commit. The rows are those of `state`, after the last event.

        `site_id`: "" until the site file has been loaded.
        """
        if gathered.entries:
            log.append(connection, gathered.entries)
        put(connection, site_id, gathered.last_rows)
        put(connection, site_id, ticket_rows(state, gathered.tickets))
        if gathered.moves_counters:
            now = frozenset(counter_rows(state))
            put(connection, site_id, now - self._written)
            self._written = now
        for document in gathered.documents:
            documents.put(connection, document)
        for note in gathered.notes:
            notes.hang(connection, note)
        for ref in gathered.erased:
            notes.erase(connection, ref)
        for day, end in gathered.ended:
            log.end_day(connection, day, end)
        for snapshot in gathered.snapshots:
            snapshots.save(connection, snapshot)
        if gathered.parked:
            connection.exec_driver_sql("INSERT OR IGNORE INTO parked (lsn, kind) VALUES (?, ?)", gathered.parked)


def put(connection: Connection, site_id: str, found: Iterable[Row]) -> None:
    """Writes rows over those of the same key."""
    by_table: dict[type[Row], list[tuple[object, ...]]] = {}
    for row in found:
        by_table.setdefault(type(row), []).append((site_id, *astuple(row)))
    for kind, values in by_table.items():
        connection.exec_driver_sql(_UPSERTS[kind], values)


def clear(connection: Connection, site_id: str, day: str) -> None:
    """Drops the rows of `day` and of all days after it."""
    for table in ("ticket", "step", "counter"):
        query = f"DELETE FROM {table} WHERE site_id = ? AND day >= ?"  # noqa: S608 - our own name
        connection.exec_driver_sql(query, (site_id, day))


def rewrite(connection: Connection, state: State, site_id: str) -> None:
    """Writes every row that the state holds: after an upgrade it may know better than the one that wrote them."""
    put(connection, site_id, rows(state))
    connection.exec_driver_sql("DELETE FROM parked")
    marks = [(lsn, "") for lsn in state.parked]
    if marks:
        connection.exec_driver_sql("INSERT INTO parked (lsn, kind) VALUES (?, ?)", marks)
