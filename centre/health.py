"""How hubs said that they are, the last time: kept by site."""

from collections.abc import Callable
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from centre import copying, tables
from centre.database import Database
from sync.wire import BadRequest
from sync.wire_health import HubHealth


class Told(NamedTuple):
    """`at_ms`: when, by the centre's clock."""

    at_ms: int
    health: HubHealth


_decode = msgspec.json.Decoder(HubHealth).decode


def health_in(raw: bytes) -> HubHealth:
    """Raises BadRequest."""
    try:
        return _decode(raw)
    except msgspec.DecodeError as error:
        raise BadRequest("bad_body", str(error)) from error


class HealthDesk:
    """Threads may share it."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._now_ms = now_ms

    def learn(self, site_id: str, said: HubHealth) -> None:
        with self._database.writing() as connection:
            copying.put(connection, tables.health, [(site_id, self._now_ms(), msgspec.json.encode(said).decode())])


def told(connection: Connection) -> dict[str, Told]:
    """By site."""
    rows = connection.execute(select(tables.health))
    return {row.site_id: Told(row.at_ms, _decode(row.body)) for row in rows}
