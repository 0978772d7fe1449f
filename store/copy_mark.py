"""Whether a store decides or follows another one's log: nobody does with it what it is not for.

The mark stands in the file's header as SQLite's application id; a store from before there were marks has 0.
"""

from store.connection import Connection

FOLLOWS = int.from_bytes(b"Besf")
DECIDES = int.from_bytes(b"Besd")


def read(connection: Connection) -> int:
    found: int = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    return found


def write(connection: Connection, mark: int) -> None:
    """Inside a transaction it stands or falls with it."""
    connection.exec_driver_sql(f"PRAGMA application_id={mark}")
