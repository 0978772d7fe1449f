"""When each hub was heard last, and by which version of Besti: what tells a silent mall from a quiet one."""

from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from centre import tables
from centre.database import Database
from centre.down_tables import presence

NOTED_MS = 10_000
"""So often it is written down; a hub is heard every few seconds."""

SILENT_MS = 30_000
"""A hub that was not heard for so long is told to be silent."""


class Heard(NamedTuple):
    """`at_ms` 0: never."""

    at_ms: int
    version: str = ""


class Presence:
    """Threads may share it."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._now_ms = now_ms
        self._noted: dict[str, Heard] = {}
        self._lock = Lock()

    def note(self, site_id: str, version: str) -> None:
        """The hub of a site was heard just now."""
        now = Heard(self._now_ms(), version)
        with self._lock:
            last = self._noted.get(site_id, Heard(0))
            if last.version == version and 0 <= now.at_ms - last.at_ms < NOTED_MS:
                return
            self._noted[site_id] = now
        with self._database.writing() as connection:
            insert = (postgresql.insert if self._database.is_postgres else sqlite.insert)(presence)
            values = {"heard_ms": now.at_ms, "version": version}
            named = insert.values({"site_id": site_id} | values)
            connection.execute(named.on_conflict_do_update(index_elements=["site_id"], set_=values))


def heard(connection: Connection, site_id: str) -> Heard:
    """When a hub was heard last, whatever it said."""
    row = connection.execute(select(presence).where(presence.c.site_id == site_id)).first()
    found = Heard(row.heard_ms, row.version) if row else Heard(0)
    head = tables.site_head
    pushed: int = connection.execute(select(head.c.heard_ms).where(head.c.site_id == site_id)).scalar() or 0
    return Heard(max(found.at_ms, pushed), found.version)
