"""What ended days of a site came to, stored whole and in short."""

from collections.abc import Iterable

from sqlalchemy import Connection

from centre import copying, tables
from core.rollup.account import FORM, Account
from store.centre_rollups import brief_row
from store.rollups import encode_account


def put(connection: Connection, site_id: str, made: Iterable[tuple[Account, int]]) -> None:
    """Stores accounts, each with the last event in it, over those of the same days. The centre's name of the site
    counts, whatever its site file says.
    """
    accounts = list(made)
    rows = [(site_id, account.day, FORM, lsn, encode_account(account)) for account, lsn in accounts]
    copying.put(connection, tables.rollup, rows)
    copying.put(connection, tables.brief, [brief_row(site_id, account, lsn) for account, lsn in accounts])
