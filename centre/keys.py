"""Who may speak for a site: a code that an administrator hands out once becomes the hub's token.

Codes are eight letters of twenty consonants, so that no word comes of them; tokens are 256 bits. Both are stored as
hashes.
"""

import secrets
from collections.abc import Callable
from hashlib import blake2b

from sqlalchemy import delete, insert, select, update

from centre import tables
from centre.database import Database

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
CODE_LENGTH = 8
CODE_MS = 7 * 24 * 3_600_000
"""A code waits a week for the mall to use it."""

MOST_TRIES = 5


class Revoked(Exception):
    """A token that spoke for `site_id` once, and may no more."""

    def __init__(self, site_id: str) -> None:
        self.site_id = site_id
        super().__init__(site_id)


class Keys:
    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._now_ms = now_ms

    def code_for(self, site_id: str) -> str:
        """A new code for a site; an older one of it ends."""
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        table = tables.site_code
        with self._database.writing() as connection:
            connection.execute(delete(table).where(table.c.site_id == site_id))
            values = {"site_id": site_id, "code_hash": _hash(code), "until_ms": self._now_ms() + CODE_MS, "tries": 0}
            connection.execute(insert(table).values(values))
        return code

    def token_for(self, site_id: str, code: str) -> str | None:
        """A token for the site's code, which ends; None where the code is wrong, old, or was guessed at too often."""
        table = tables.site_code
        with self._database.writing() as connection:
            row = connection.execute(select(table).where(table.c.site_id == site_id).with_for_update()).first()
            if row is None or row.until_ms < self._now_ms() or row.tries >= MOST_TRIES:
                return None
            if not secrets.compare_digest(row.code_hash, _hash(code.strip().upper())):
                connection.execute(update(table).where(table.c.site_id == site_id).values(tries=row.tries + 1))
                return None
            connection.execute(delete(table).where(table.c.site_id == site_id))
            token = secrets.token_urlsafe(32)
            values = {"site_id": site_id, "token_hash": _hash(token), "made_ms": self._now_ms(), "revoked_ms": None}
            connection.execute(insert(tables.site_key).values(values))
        return token

    def speaks_for(self, token: str) -> str | None:
        """The site that a token speaks for; None where it is unknown. Raises Revoked."""
        key = tables.site_key
        query = select(key.c.site_id, key.c.revoked_ms).where(key.c.token_hash == _hash(token))
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        if row.revoked_ms is not None:
            raise Revoked(row.site_id)
        found: str = row.site_id
        return found

    def revoke(self, site_id: str) -> int:
        """Ends every token of a site; returns how many there were."""
        key = tables.site_key
        with self._database.writing() as connection:
            gone = connection.execute(
                update(key)
                .where(key.c.site_id == site_id, key.c.revoked_ms.is_(None))
                .values(revoked_ms=self._now_ms())
            )
            connection.execute(delete(tables.site_code).where(tables.site_code.c.site_id == site_id))
        return gone.rowcount


def _hash(secret: str) -> bytes:
    return blake2b(secret.encode(), digest_size=32).digest()
