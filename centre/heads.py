"""Where the log of each site ends at the centre, and who may move it."""

from typing import NamedTuple

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from centre import tables
from store import log
from store.log import Head


class Standing(NamedTuple):
    """Where a site's log ends."""

    epoch: int
    head: Head


NOTHING = Standing(0, log.EMPTY)
_table = tables.site_head


def read(connection: Connection, site_id: str) -> Standing:
    row = connection.execute(select(_table).where(_table.c.site_id == site_id)).first()
    return Standing(row.epoch, Head(row.lsn, row.hash)) if row else NOTHING


def locked(connection: Connection, site_id: str) -> Standing:
    """The head of a site, which nobody else can move before this transaction ends."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    query = select(_table).where(_table.c.site_id == site_id).with_for_update()
    row = connection.execute(query).first()
    if row is None:
        empty = {"site_id": site_id, "epoch": 0, "lsn": 0, "hash": log.GENESIS, "day": "", "heard_ms": 0}
        connection.execute(insert(_table).values(empty).on_conflict_do_nothing())
        row = connection.execute(query).one()
    return Standing(row.epoch, Head(row.lsn, row.hash))


def advance(connection: Connection, site_id: str, now: Standing, day: str, heard_ms: int) -> None:
    """`day`: the service day that the log stands in; `heard_ms`: the clock."""
    values = {"epoch": now.epoch, "lsn": now.head.lsn, "hash": now.head.hash, "day": day, "heard_ms": heard_ms}
    connection.execute(update(_table).where(_table.c.site_id == site_id).values(values))
