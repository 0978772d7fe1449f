"""Many rows into one table: by COPY on PostgreSQL, by one prepared statement on SQLite.

Rows that can be there already go through a temporary table, which is used at most once for each table in a transaction;
rows that cannot are copied straight to where they stay, at half the price.
"""

from collections.abc import Sequence
from typing import Any

import psycopg
from sqlalchemy import BigInteger, Connection, Integer, LargeBinary, Table, Text, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError, OperationalError

from centre import tables
from centre.event_block import event_block

Rows = Sequence[tuple[Any, ...]]
"""Whole rows, in the order of the table's columns."""


class AlreadyThere(Exception):
    """A row that was taken for new is there. The transaction is lost."""


def insert(connection: Connection, table: Table, rows: Rows) -> None:
    """Adds rows that are not there. Raises AlreadyThere where one is."""
    if not rows:
        return
    try:
        if connection.dialect.name == "postgresql":
            _copy(connection, table, table.name, rows)
        else:
            connection.exec_driver_sql(str(sqlite.insert(table).compile(dialect=_qmark)), list(rows))
    except (psycopg.errors.UniqueViolation, IntegrityError) as error:
        raise AlreadyThere(table.name) from error


def append(connection: Connection, table: Table, rows: Rows) -> int:
    """Adds rows; one whose key is there already is passed over. Returns how many were added."""
    if not rows:
        return 0
    if connection.dialect.name == "postgresql":
        _copy_aside(connection, table, rows)
        return _from_copied(connection, table, "DO NOTHING")
    statement = sqlite.insert(table).on_conflict_do_nothing()
    return connection.exec_driver_sql(str(statement.compile(dialect=_qmark)), list(rows)).rowcount


def put(connection: Connection, table: Table, rows: Rows) -> None:
    """Stores rows over those of the same key."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        _copy_aside(connection, table, rows)
        _from_copied(connection, table, f"DO UPDATE SET {_all_but_keys(table)}")
        return
    statement = sqlite.insert(table)
    rest = {name: statement.excluded[name] for name in _columns(table) if name not in _keys(table)}
    changed = statement.on_conflict_do_update(index_elements=_keys(table), set_=rest)
    connection.exec_driver_sql(str(changed.compile(dialect=_qmark)), list(rows))


_TYPES = {Text: "text", BigInteger: "int8", Integer: "int4", LargeBinary: "bytea"}
_qmark = sqlite.dialect(paramstyle="qmark")


def _copy_aside(connection: Connection, table: Table, rows: Rows) -> None:
    """Rows into a temporary table of this connection, which is empty again after the transaction."""
    name = f"new_{table.name}"
    connection.execute(text(f"CREATE TEMPORARY TABLE IF NOT EXISTS {name} (LIKE {table.name}) ON COMMIT DELETE ROWS"))
    _copy(connection, table, name, rows)


def _copy(connection: Connection, table: Table, name: str, rows: Rows) -> None:
    """Rows of the form of `table` into the table `name`."""
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(f"COPY {name} FROM STDIN (FORMAT BINARY)") as copy:
            if table is tables.event:
                copy.write(event_block(rows))
                return
            copy.set_types([_TYPES[type(column.type)] for column in table.columns])
            for row in rows:
                copy.write_row(row)
    except psycopg.OperationalError as error:
        raise OperationalError(f"COPY {name}", None, error) from error


def _from_copied(connection: Connection, table: Table, at_conflict: str) -> int:
    name = f"new_{table.name}"
    keys = ", ".join(_keys(table))
    statement = f"INSERT INTO {table.name} SELECT * FROM {name} ON CONFLICT ({keys}) {at_conflict}"  # noqa: S608 - own names
    return connection.execute(text(statement)).rowcount


def _columns(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _keys(table: Table) -> list[str]:
    return [column.name for column in table.primary_key.columns]


def _all_but_keys(table: Table) -> str:
    return ", ".join(f"{name} = EXCLUDED.{name}" for name in _columns(table) if name not in _keys(table))
