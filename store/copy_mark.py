"""The mark of a store that follows another one's log: nobody decides on it, unless it was promoted or restored."""

from store.connection import Connection

FOLLOWS = int.from_bytes(b"Besf")
"""Stands in the file's header as SQLite's application id; there is 0 in the store of a hub."""


def follows(connection: Connection) -> bool:
    return bool(connection.exec_driver_sql("PRAGMA application_id").scalar_one() == FOLLOWS)


def mark(connection: Connection, *, follows: bool) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id={FOLLOWS if follows else 0}")
