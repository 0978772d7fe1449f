"""What the sites are called, when they are open and how they weigh their survey: from their newest site files."""

import datetime as dt
from collections.abc import Iterable
from threading import Lock
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, and_, func, select

from centre import tables
from core.catalog import Catalog
from core.rollup import skm
from core.site import Site
from core.timetable import Spans, holiday_on, spans_on
from core.words import Text
from store.documents import SITE


class KnownSite(NamedTuple):
    """`catalog` None: its site file has not come yet. It has hours and names, but no agencies."""

    id: str
    name: Text
    short: str
    zone_label: str
    weighed: skm.Weighing
    catalog: Catalog | None

    def day(self, now_ms: int) -> dt.date:
        """The date there."""
        return (self.catalog or _NOWHERE).local(now_ms).date()

    def spans(self, day: dt.date) -> Spans:
        """When its hall is open on `day` by its plan; nothing: closed, or nobody knows."""
        return spans_on(self.catalog, None, day) if self.catalog else ()

    def holiday(self, day: dt.date) -> Text | None:
        found = holiday_on(self.catalog, day) if self.catalog else None
        return found.name if found else None

    @property
    def zone(self) -> str:
        return (self.catalog or _NOWHERE).site.site.timezone


class KnownSites:
    """Remembers what was read, by version. Threads may share it."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, KnownSite]] = {}
        self._lock = Lock()

    def all(self, connection: Connection) -> dict[str, KnownSite]:
        """Every site that has joined or pushed, by id, in the order of their names."""
        versions = _versions(connection)
        with self._lock:
            known = dict(self._known)
        new = {site for site, version in versions.items() if known.get(site, (-1,))[0] != version}
        known |= {site: (versions[site], made) for site, made in _read(connection, new)}
        with self._lock:
            self._known |= known
        found = [known[site][1] if site in versions else _unknown(site) for site in _joined(connection)]
        return {each.id: each for each in sorted(found, key=lambda each: (each.name.id.casefold(), each.id))}


_NOWHERE = Catalog.empty()


def _unknown(site_id: str) -> KnownSite:
    return KnownSite(site_id, Text(site_id, site_id), site_id, "", skm.EQUAL, None)


def _joined(connection: Connection) -> set[str]:
    head, key = tables.site_head, tables.site_key
    pushed = select(head.c.site_id).where(head.c.lsn > 0)
    joined = select(key.c.site_id).where(key.c.revoked_ms.is_(None))
    return {site for query in (pushed, joined) for (site,) in connection.execute(query)}


def _versions(connection: Connection) -> dict[str, int]:
    document = tables.document
    query = select(document.c.site_id, func.max(document.c.version)).where(document.c.name == SITE)
    rows = connection.execute(query.group_by(document.c.site_id))
    return {row.site_id: row[1] for row in rows}


def _read(connection: Connection, sites: Iterable[str]) -> Iterable[tuple[str, KnownSite]]:
    wanted = sorted(sites)
    if not wanted:
        return []
    document = tables.document
    newest = (
        select(document.c.site_id, func.max(document.c.version).label("version"))
        .where(document.c.name == SITE, document.c.site_id.in_(wanted))
        .group_by(document.c.site_id)
        .subquery()
    )
    same = and_(document.c.site_id == newest.c.site_id, document.c.version == newest.c.version)
    query = select(document.c.site_id, document.c.body).join(newest, same).where(document.c.name == SITE)
    return [(site, _known(site, body)) for site, body in connection.execute(query)]


def _known(site_id: str, body: str) -> KnownSite:
    try:
        site = msgspec.json.decode(body, type=Site)
    except msgspec.DecodeError:
        # Of a newer Besti: its name has to wait for the update of the centre.
        return _unknown(site_id)
    about, weighed = site.site, skm.weighing(site.reports)
    lean = msgspec.structs.replace(site, agencies=(), counters=(), documents={}, journeys=(), kiosks=(), displays=())
    return KnownSite(site_id, about.name, about.short, about.timezone_label, weighed, Catalog(lean))
