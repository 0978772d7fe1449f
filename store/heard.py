"""Which devices follow the hub: when each was heard last, how far it had come, by how much its clock is off."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from store.connection import Connection

FORGET_MS = 14 * 24 * 3_600_000


class Heard(NamedTuple):
    """`at_ms`: by the hub's clock. `offset_ms`: what the device's clock was ahead of the hub's."""

    device: str
    at_ms: int
    lsn: int
    offset_ms: int


def put(connection: Connection, heard: Iterable[Heard], now_ms: int) -> None:
    """Devices that were not heard for a fortnight are forgotten."""
    connection.exec_driver_sql("INSERT OR REPLACE INTO heard VALUES (?, ?, ?, ?)", [tuple(one) for one in heard])
    connection.exec_driver_sql("DELETE FROM heard WHERE at_ms < ?", (now_ms - FORGET_MS,))


def every(connection: Connection) -> Iterator[Heard]:
    query = "SELECT device, at_ms, lsn, offset_ms FROM heard ORDER BY device"
    return (Heard(*row) for row in connection.exec_driver_sql(query))
