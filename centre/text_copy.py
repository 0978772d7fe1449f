"""Very many rows into one table of a PostgreSQL, from lines that are ready as COPY reads text."""

from typing import Any

from sqlalchemy import Connection, Table, text


def copy_lines(connection: Connection, table: Table, lines: bytes) -> None:
    """Adds the rows of `lines`: columns in the order of the table, a tab between, each ended by a line break."""
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} FROM STDIN") as copy:
        copy.write(lines)


def count_anew(connection: Connection) -> None:
    """Has the planner know what is there; a database does so by itself after a while."""
    connection.execute(text("ANALYZE"))
