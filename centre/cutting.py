"""Goes back to an earlier place of a site's log, as its hub did. Nothing is lost: what stood past it is set aside."""

from msgspec.structs import astuple
from sqlalchemy import Connection, delete, insert, select

from centre import copying, heads, tables
from centre.heads import Standing
from centre.memory import hash_at, load, start
from store.log import Head
from store.rows import CounterRow, StepRow, TicketRow, day_of, rows

_ROWS = ((TicketRow, tables.ticket), (StepRow, tables.step), (CounterRow, tables.counter))


class TooFarBack(Exception):
    """What a site's log said up to there can no longer be folded: those events have left the database."""


def cut(connection: Connection, site_id: str, last: int, now_ms: int) -> None:
    """Call it with the site's head locked. Raises TooFarBack, and the transaction has to end then."""
    hash_ = hash_at(connection, site_id, last)
    if hash_ is None or start(connection, site_id, last) is None:
        raise TooFarBack(f"{site_id}: {last}")
    _set_aside(connection, site_id, last)
    for table, column in (
        (tables.digest, tables.digest.c.last_lsn),
        (tables.snapshot, tables.snapshot.c.lsn),
        (tables.rollup, tables.rollup.c.lsn),
        (tables.brief, tables.brief.c.lsn),
        (tables.parked, tables.parked.c.lsn),
    ):
        connection.execute(delete(table).where(table.c.site_id == site_id, column > last))
    known = load(connection, site_id, Head(last, hash_))
    state = known.memory.state
    day, found = day_of(state), list(rows(state))
    for kind, table in _ROWS:
        connection.execute(delete(table).where(table.c.site_id == site_id, table.c.day >= day))
        copying.put(connection, table, [(site_id, *astuple(row)) for row in found if isinstance(row, kind)])
    heads.advance(connection, site_id, Standing(state.epoch, known.memory.head), day, now_ms)


def _set_aside(connection: Connection, site_id: str, last: int) -> None:
    event, aside = tables.event, tables.aside
    gone = (event.c.site_id == site_id) & (event.c.lsn > last)
    columns = [event.c.site_id, event.c.epoch, event.c.lsn, event.c.hash, event.c.raw]
    connection.execute(insert(aside).from_select([c.name for c in columns], select(*columns).where(gone)))
    connection.execute(delete(event).where(gone))
