"""The tables of the centre, the same on PostgreSQL and on SQLite. Every key begins with the site.

Times are whole milliseconds since 1970 (UTC), days are YYYY-MM-DD. `ticket`, `step` and `counter` have the columns that
they have in a site's own store; a row of `event` holds the bytes that the hub wrote.
"""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, Table, Text
from sqlalchemy.types import INTEGER

from store import tables as at_site
from store.centre_rollups import brief as _brief
from store.centre_rollups import rollup as _rollup

metadata = MetaData()

schema = Table("schema", metadata, Column("version", Integer, primary_key=True))

site_head = Table(
    "site_head",
    metadata,
    Column("site_id", Text, primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("lsn", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("day", Text, nullable=False),
    Column("heard_ms", BigInteger, nullable=False),
)
"""Where the log of each site ends here; locked by whoever adds to it. `heard_ms`: when the site last pushed."""

event = Table(
    "event",
    metadata,
    Column("site_id", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("lsn", BigInteger, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    PrimaryKeyConstraint("site_id", "day", "lsn"),
    postgresql_partition_by="RANGE (day)",
)

snapshot = Table(
    "snapshot",
    metadata,
    Column("site_id", Text, nullable=False),
    Column("lsn", BigInteger, nullable=False),
    Column("day", Text, nullable=False),
    Column("rules", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("state", LargeBinary, nullable=False),
    PrimaryKeyConstraint("site_id", "lsn"),
)
"""The folded state with which a day began, packed by zstandard; of several days in one batch the last."""

digest = Table(
    "digest",
    metadata,
    Column("site_id", Text, nullable=False),
    Column("first_lsn", BigInteger, nullable=False),
    Column("last_lsn", BigInteger, nullable=False),
    Column("day", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    PrimaryKeyConstraint("site_id", "first_lsn"),
)
"""The days that a log has left behind."""

document = Table(
    "document",
    metadata,
    Column("site_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("site_id", "name", "version"),
)

parked = Table(
    "parked",
    metadata,
    Column("site_id", Text, nullable=False),
    Column("lsn", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    PrimaryKeyConstraint("site_id", "lsn"),
)

anomaly = Table(
    "anomaly",
    metadata,
    Column("site_id", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("detail", Text, nullable=False),
    PrimaryKeyConstraint("site_id", "at_ms", "kind", "detail"),
)

aside = Table(
    "aside",
    metadata,
    Column("site_id", Text, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("lsn", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    PrimaryKeyConstraint("site_id", "epoch", "lsn", "hash"),
)
"""Events that a site's hub no longer has: of a log that parted from the one that it goes on with."""


site_key = Table(
    "site_key",
    metadata,
    Column("site_id", Text, nullable=False),
    Column("token_hash", LargeBinary, nullable=False),
    Column("made_ms", BigInteger, nullable=False),
    Column("revoked_ms", BigInteger),
    PrimaryKeyConstraint("site_id", "token_hash"),
)
"""Who may speak for a site. The token itself is nowhere but at the hub."""

site_code = Table(
    "site_code",
    metadata,
    Column("site_id", Text, primary_key=True),
    Column("code_hash", LargeBinary, nullable=False),
    Column("until_ms", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False),
)
"""Codes with which a hub may ask for a token, once."""

people = Table(
    "people",
    metadata,
    Column("site_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("site_id", "version"),
)
"""Who may look at the centre's pages: a document of its own, under "*" in place of a site."""

health = Table(
    "health",
    metadata,
    Column("site_id", Text, primary_key=True),
    Column("at_ms", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
)
"""What each hub said of itself and its devices the last time."""


def _as_at_site(table: Table) -> Table:
    keys = [column.name for column in table.primary_key.columns]
    columns = [
        Column(column.name, BigInteger if isinstance(column.type, INTEGER) else Text, nullable=column.nullable)
        for column in table.columns
    ]
    return Table(table.name, metadata, *columns, PrimaryKeyConstraint(*keys))


ticket = _as_at_site(at_site.ticket)
step = _as_at_site(at_site.step)
counter = _as_at_site(at_site.counter)
rollup = _rollup.to_metadata(metadata)
brief = _brief.to_metadata(metadata)
