"""What went wrong with a site's log and was survived, for people to see."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from centre import copying, tables


class Anomaly(NamedTuple):
    site_id: str
    at_ms: int
    kind: str
    detail: str


def note(connection: Connection, site_id: str, at_ms: int, kind: str, detail: str) -> None:
    copying.append(connection, tables.anomaly, [(site_id, at_ms, kind, detail)])


def newest(connection: Connection, limit: int = 50) -> list[Anomaly]:
    """Of all sites, newest first."""
    rows = connection.execute(select(tables.anomaly).order_by(tables.anomaly.c.at_ms.desc()).limit(limit))
    return [Anomaly(*row) for row in rows]
