"""What the days of many sites came to, at the centre: SQLAlchemy Core, the same on PostgreSQL and SQLite.

The columns are those of a hub's own table `rollup`, so the same reading serves both.
"""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, Table, Text, delete, insert, select

from core.rollup.account import FORM, OLDEST, Account
from store.rollups import Made

metadata = MetaData()

rollup = Table(
    "rollup",
    metadata,
    Column("site_id", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("form", Integer, nullable=False),
    Column("lsn", Integer, nullable=False),
    Column("account", LargeBinary, nullable=False),
)

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Account).decode


def put(connection: Connection, made: Iterable[Made]) -> None:
    """Stores accounts over those of the same site and day; safe to repeat. The transaction is the caller's."""
    for account, lsn in made:
        same = (rollup.c.site_id == account.site) & (rollup.c.day == account.day)
        connection.execute(delete(rollup).where(same))
        values = {"site_id": account.site, "day": account.day, "form": FORM, "lsn": lsn, "account": _encode(account)}
        connection.execute(insert(rollup).values(values))


def stored(connection: Connection, site_id: str, first_day: str, last_day: str) -> list[Account]:
    """The accounts of a site for the days between two dates (YYYY-MM-DD, both included), oldest first."""
    wanted = (
        (rollup.c.site_id == site_id) & rollup.c.form.between(OLDEST, FORM) & rollup.c.day.between(first_day, last_day)
    )
    return [_decode(row.account) for row in connection.execute(select(rollup.c.account).where(wanted).order_by("day"))]
