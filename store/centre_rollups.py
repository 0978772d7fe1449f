"""What the days of many sites came to, at the centre: SQLAlchemy Core, the same on PostgreSQL and SQLite.

The columns of `rollup` are those of a hub's own table, so the same reading serves both. `brief` holds the same days in
short, so that a month of three hundred sites is read at once; a brief that is missing, or older than its account, is
made from the account by whoever reads it.
"""

from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    Table,
    Text,
    and_,
    case,
    delete,
    insert,
    select,
)

from core.rollup import brief as short
from core.rollup.account import FORM, OLDEST, Account
from core.rollup.brief import Brief, brief_of
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

brief = Table(
    "brief",
    metadata,
    Column("site_id", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("form", Integer, nullable=False),
    Column("lsn", Integer, nullable=False),
    Column("brief", LargeBinary, nullable=False),
)

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Account).decode
_encode_brief = msgspec.msgpack.Encoder().encode
_decode_brief = msgspec.msgpack.Decoder(Brief).decode


def put(connection: Connection, made: Iterable[Made]) -> None:
    """Stores accounts over those of the same site and day; safe to repeat. The transaction is the caller's."""
    for account, lsn in made:
        same = (rollup.c.site_id == account.site) & (rollup.c.day == account.day)
        connection.execute(delete(rollup).where(same))
        values = {"site_id": account.site, "day": account.day, "form": FORM, "lsn": lsn, "account": _encode(account)}
        connection.execute(insert(rollup).values(values))


def brief_row(site_id: str, account: Account, lsn: int) -> tuple[str, str, int, int, bytes]:
    """In the order of the columns of `brief`."""
    return site_id, account.day, short.FORM, lsn, _encode_brief(brief_of(account))


def stored(connection: Connection, site_id: str, first_day: str, last_day: str) -> list[Account]:
    """The accounts of a site for the days between two dates (YYYY-MM-DD, both included), oldest first."""
    wanted = (
        (rollup.c.site_id == site_id) & rollup.c.form.between(OLDEST, FORM) & rollup.c.day.between(first_day, last_day)
    )
    return [_decode(row.account) for row in connection.execute(select(rollup.c.account).where(wanted).order_by("day"))]


def briefs(connection: Connection, first_day: str, last_day: str, sites: Collection[str] | None = None) -> list[Brief]:
    """The days of `sites` (None: of all) between two dates (YYYY-MM-DD, both included), in any order."""
    query = _briefs().where(rollup.c.day.between(first_day, last_day))
    if sites is not None:
        query = query.where(rollup.c.site_id.in_(sites))
    return [_named(row.site_id, row.brief, row.account) for row in connection.execute(query)]


def _named(site_id: str, brief: bytes | None, account: bytes | None) -> Brief:
    """The site is what the centre calls it, whatever its own file says."""
    found = brief_of(_decode(account or b"")) if brief is None else _decode_brief(brief)
    found.site = site_id
    return found


def _briefs() -> Select[tuple[str, bytes | None, bytes | None]]:
    """The brief of each account, or the account where there is none of that very account."""
    same = and_(
        brief.c.site_id == rollup.c.site_id, brief.c.day == rollup.c.day, brief.c.lsn == rollup.c.lsn,
        brief.c.form == short.FORM,
    )  # fmt: skip
    account = case((brief.c.brief.is_(None), rollup.c.account)).label("account")
    both = rollup.outerjoin(brief, same)
    return select(rollup.c.site_id, brief.c.brief, account).select_from(both).where(rollup.c.form.between(OLDEST, FORM))
