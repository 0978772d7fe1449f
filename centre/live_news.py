"""Whether a site is heard, open, closed, late or silent. Pure, but for the reading of when each was heard."""

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, select

from centre import tables
from centre.down_tables import presence
from centre.known_sites import KnownSite
from core.words import Text

GRACE_MS = 15 * 60_000
"""A mall that has not opened so long after its hours began is late; one not heard for so long of them is silent."""

LOOK_BACK_DAYS = 14


class News(NamedTuple):
    """`at_ms`: when the site was heard last, 0: never. `day`: that its log stands in. `version`: of Besti there."""

    at_ms: int
    day: str
    version: str


class State(StrEnum):
    SERVING = "serving"
    CLOSED = "closed"
    LATE = "late"
    SILENT = "silent"
    NEVER = "never"


class Standing(NamedTuple):
    """`since_ms`: of what is wrong: since when. `holiday`: why it is closed, where that is one."""

    state: State
    since_ms: int | None = None
    holiday: Text | None = None


NOTHING = News(0, "", "")


def heard(connection: Connection) -> dict[str, News]:
    """Of each site."""
    head = tables.site_head
    found = {
        row.site_id: News(row.heard_ms, row.day, "")
        for row in connection.execute(select(head.c.site_id, head.c.heard_ms, head.c.day))
    }
    for site_id, at_ms, version in connection.execute(select(presence)):
        before = found.get(site_id, NOTHING)
        found[site_id] = News(max(before.at_ms, at_ms), before.day, version)
    return found


def standing(site: KnownSite, news: News, now_ms: int) -> Standing:
    """What a site is at. One that its hours close is not late, and one that was closed ever since is not silent."""
    if not news.at_ms:
        return Standing(State.NEVER)
    today = site.day(now_ms)
    missed = _open_since(site, news.at_ms, now_ms)
    if missed is not None and now_ms - missed >= GRACE_MS:
        return Standing(State.SILENT, news.at_ms)
    spans = site.spans(today)
    if not any(start <= now_ms < end for start, end in spans):
        return Standing(State.CLOSED, None, site.holiday(today))
    opened_ms = spans[0][0]
    if news.day < today.isoformat() and now_ms - opened_ms >= GRACE_MS:
        return Standing(State.LATE, opened_ms)
    return Standing(State.SERVING)


def _open_since(site: KnownSite, heard_ms: int, now_ms: int) -> int | None:
    """The first moment since `heard_ms` at which the site should have been open; None: it was closed all the while.

    Of a site whose hours nobody knows every moment counts.
    """
    if site.catalog is None:
        return heard_ms
    first, last = site.day(heard_ms), site.day(now_ms)
    first = max(first, last - dt.timedelta(days=LOOK_BACK_DAYS))
    for day in (first + dt.timedelta(days=n) for n in range((last - first).days + 1)):
        for start, end in site.spans(day):
            begun = max(start, heard_ms)
            if begun < min(end, now_ms):
                return begun
    return None
