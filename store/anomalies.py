"""What went wrong and was survived, for people to see: kinds and places, never what a visitor said or who came."""

from typing import NamedTuple

from store.connection import Connection

KEEP = 1000


class Anomaly(NamedTuple):
    id: int
    at_ms: int
    kind: str
    detail: str


def note(connection: Connection, at_ms: int, kind: str, detail: str) -> None:
    connection.exec_driver_sql("INSERT INTO anomaly (at_ms, kind, detail) VALUES (?, ?, ?)", (at_ms, kind, detail))
    connection.exec_driver_sql("DELETE FROM anomaly WHERE id <= (SELECT max(id) FROM anomaly) - ?", (KEEP,))


def newest(connection: Connection, limit: int = 50) -> list[Anomaly]:
    """Newest first."""
    query = "SELECT id, at_ms, kind, detail FROM anomaly ORDER BY id DESC LIMIT ?"
    return [Anomaly(*row) for row in connection.exec_driver_sql(query, (limit,))]


def counted(connection: Connection, first_ms: int, last_ms: int) -> dict[str, int]:
    """How many there were between two moments, both included, by kind."""
    query = "SELECT kind, count(*) FROM anomaly WHERE at_ms BETWEEN ? AND ? GROUP BY kind ORDER BY kind"
    return {str(row[0]): int(row[1]) for row in connection.exec_driver_sql(query, (first_ms, last_ms))}
