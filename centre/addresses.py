"""Which site is meant by the code in an address: the codes are those of the sites' newest files."""

import logging
import time
from collections.abc import Callable
from threading import Lock

import msgspec
from sqlalchemy import Connection, func, select

from centre import tables
from centre.database import Database
from store.documents import SITE

_log = logging.getLogger(__name__)

FRESH_S = 10.0
"""A new site, or one with another code, is found after so long."""


class _About(msgspec.Struct):
    code: str


class _Named(msgspec.Struct):
    site: _About


class Addresses:
    """Threads may share it."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._clock = clock
        self._lock = Lock()
        self._read_s = float("-inf")
        self._codes: dict[str, tuple[int, str]] = {}
        self._sites: dict[str, str] = {}

    def site_of(self, code: str) -> str | None:
        """The id of the site with this code, or with this id; None where nobody knows one."""
        with self._lock:
            if self._clock() - self._read_s >= FRESH_S:
                with self._database.reading() as connection:
                    self._read(connection)
                self._read_s = self._clock()
            return self._sites.get(code)

    def _read(self, connection: Connection) -> None:
        versions = _versions(connection)
        for site, version in versions.items():
            if self._codes.get(site, (-1, ""))[0] != version:
                self._codes[site] = version, _code(connection, site, version)
        found = {site: site for site in versions}
        # Of two sites that claim one code the first by name keeps it, so that a newcomer takes nobody's address away.
        for site in sorted(versions, reverse=True):
            code = self._codes[site][1]
            if code in found and found[code] != site:
                _log.warning("the code %s belongs to %s and to %s", code, site, found[code])
            if code not in versions:
                found[code] = site
        self._sites = found


def _versions(connection: Connection) -> dict[str, int]:
    document = tables.document
    query = select(document.c.site_id, func.max(document.c.version)).where(document.c.name == SITE)
    return {row[0]: row[1] for row in connection.execute(query.group_by(document.c.site_id))}


def _code(connection: Connection, site: str, version: int) -> str:
    document = tables.document
    this = (document.c.site_id == site) & (document.c.name == SITE) & (document.c.version == version)
    body = connection.execute(select(document.c.body).where(this)).scalar_one()
    try:
        return msgspec.json.decode(body, type=_Named).site.code
    except msgspec.DecodeError:
        return site
