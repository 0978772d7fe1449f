"""Accounts of days whose site file came after they had ended: made from the events, as long as these are there."""

from sqlalchemy import Connection, select

from centre import accounts, tables
from centre.memory import catalog, followed, start
from core.rollup.account import FORM, account_of
from store.log import Digest

NEVER = 0
"""The end of a day that nobody closed: a hub counts it so too."""


def make_due(connection: Connection, site_id: str) -> None:
    """Makes the accounts that ended days of a site lack."""
    due = _due(connection, site_id)
    if not due:
        return
    known = start(connection, site_id, due[0].first_lsn)
    while known is None and (due := due[1:]):
        known = start(connection, site_id, due[0].first_lsn)
    if known is None:
        return
    ends, made = {digest.last_lsn for digest in due}, []
    for lsn in followed(connection, known, due[-1].last_lsn):
        if lsn in ends:
            site_file = catalog(connection, site_id, known.memory.state)
            if site_file is not None and known.memory.state.day is not None:
                account = account_of(known.memory.state, known.heard, site_file, NEVER, known.going)
                made.append((account, lsn))
    accounts.put(connection, site_id, made)


def _due(connection: Connection, site_id: str) -> list[Digest]:
    """The ended days without an account, oldest first."""
    digest, rollup = tables.digest, tables.rollup
    has = select(rollup.c.day).where(rollup.c.site_id == site_id, rollup.c.form == FORM)
    rows = connection.execute(
        select(digest)
        .where(digest.c.site_id == site_id, digest.c.day != "", digest.c.day.not_in(has))
        .order_by(digest.c.first_lsn)
    )
    return [Digest(r.day, r.first_lsn, r.last_lsn, r.last_lsn - r.first_lsn + 1, r.hash) for r in rows]
