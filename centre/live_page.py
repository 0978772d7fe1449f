"""Today so far at the centre: who waits where, and which malls are late or silent. It keeps itself true."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from centre import live_news
from centre.frame import Frame
from centre.known_sites import KnownSite
from centre.live import Live, live
from centre.live_news import News, Standing, State
from core.time_of_day import time_of_day
from summary.numbers import thousands
from web.answers import as_json
from web.asked import language
from web.parts import Entered

FRESH_MS = 8_000
"""However many look, the rows are counted once in so long."""

_ORDER = (State.LATE, State.SILENT, State.SERVING, State.CLOSED, State.NEVER)


class Seen(NamedTuple):
    """All sites at `at_ms`."""

    at_ms: int
    news: Mapping[str, News]
    live: Mapping[str, Live]


class Row(NamedTuple):
    """`told`: in words what the site is at; `wrong`: somebody should see to it. `heard`: how long ago, in words.

    `wait`: whole minutes of the longest wait, "–" where nobody waits.
    """

    id: str
    name: str
    state: str
    told: str
    wrong: bool
    heard: str
    shown: bool
    waiting: str
    wait: str
    visits: str
    done: str
    counters: str


@dataclass(frozen=True, slots=True)
class _Whose:
    sites: Mapping[str, KnownSite]
    seen: Seen
    tongue: str


class LivePages:
    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._seen: Seen | None = None
        self.routes = [
            Route("/summary/today", self._show, methods=["GET"]),
            Route("/summary/today/part", self._part, methods=["GET"]),
        ]

    async def _show(self, request: Request) -> Response:
        who, html = await self._made(request)
        part = Markup(html)  # noqa: S704 - a template that escapes made it
        return self._frame.show(request, who, "centre_today.html", {"part": part, "now_ms": self._frame.now_ms()})

    async def _part(self, request: Request) -> Response:
        _, html = await self._made(request)
        now_ms = self._frame.now_ms()
        return as_json(html=html, lsn=now_ms, now=now_ms)

    async def _made(self, request: Request) -> tuple[Entered, str]:
        who, sites = await self._frame.sees(request)
        whose = _Whose(sites, await self._look(), language(request))
        return who, self._frame.paper.write("centre_today_part.html", whose.tongue, **self._values(whose))

    async def _look(self) -> Seen:
        now_ms = self._frame.now_ms()
        seen = self._seen
        if seen is None or not 0 <= now_ms - seen.at_ms < FRESH_MS:
            sites = await self._frame.sites()
            seen = await self._frame.ask(lambda connection: look(connection, sites, now_ms))
            self._seen = seen
        return seen

    def _values(self, whose: _Whose) -> dict[str, Any]:
        rows = [self._row(site, whose) for site in whose.sites.values()]
        rows.sort(key=lambda row: _ORDER.index(State(row.state)))
        mine = [whose.seen.live[site] for site in whose.sites if site in whose.seen.live]
        return {
            "rows": rows, "wrong": [row for row in rows if row.wrong],
            "serving": sum(row.state == State.SERVING for row in rows), "of": len(rows),
            **{
                name: thousands(sum(getattr(each, name) for each in mine), whose.tongue)
                for name in ("waiting", "visits", "done", "counters")
            },
        }  # fmt: skip

    def _row(self, site: KnownSite, whose: _Whose) -> Row:
        seen, tongue = whose.seen, whose.tongue
        news = seen.news.get(site.id, live_news.NOTHING)
        found = live_news.standing(site, news, seen.at_ms)
        now = seen.live.get(site.id)
        wait = "–" if now is None or now.since_ms is None else str(max(0, seen.at_ms - now.since_ms) // 60_000)
        counted = now or Live()
        return Row(
            site.id, site.name.in_language(tongue), found.state, self._told(found, site, tongue),
            found.state in (State.LATE, State.SILENT), self.ago(news.at_ms, seen.at_ms, tongue), now is not None,
            thousands(counted.waiting, tongue), wait, thousands(counted.visits, tongue),
            thousands(counted.done, tongue), str(counted.counters),
        )  # fmt: skip

    def _told(self, found: Standing, site: KnownSite, tongue: str) -> str:
        if found.holiday is not None:
            return found.holiday.in_language(tongue)
        since = clock(site, found.since_ms, self._frame.now_ms(), tongue) if found.since_ms is not None else ""
        return self._frame.paper.words.say(f"page.m_state_{found.state.value}", tongue, since=since)

    def ago(self, at_ms: int, now_ms: int, tongue: str) -> str:
        """How long ago, roughly; a dash for never."""
        if not at_ms:
            return "–"
        seconds = max(0, now_ms - at_ms) // 1000
        for unit, length in (("d", 86_400), ("h", 3_600), ("m", 60)):
            if seconds >= 2 * length:
                return self._frame.paper.words.say(f"page.m_ago_{unit}", tongue, count=seconds // length)
        return self._frame.paper.words.say("page.m_ago_s", tongue, count=seconds)


def look(connection: Connection, sites: Mapping[str, KnownSite], now_ms: int) -> Seen:
    """What is known of today; of a site whose log stands in an older day nothing is counted."""
    news = live_news.heard(connection)
    today = {site.id: site.day(now_ms).isoformat() for site in sites.values()}
    days = {site: day for site, day in today.items() if site in news and news[site].day == day}
    return Seen(now_ms, news, live(connection, days))


def clock(site: KnownSite, at_ms: int, now_ms: int, tongue: str) -> str:
    """The time of day there, with the date where that is another one."""
    if site.catalog is None:
        return f"{dt.datetime.fromtimestamp(at_ms / 1000, dt.UTC):%d-%m-%Y %H.%M} UTC"
    moment = site.catalog.local(at_ms)
    of_day = f"{time_of_day(moment, tongue)} {site.zone_label}".strip()
    return of_day if moment.date() == site.day(now_ms) else f"{moment:%d-%m-%Y} {of_day}"
