"""`/summary` at the centre: all sites, or some of them, in the order of a figure, or a few side by side."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from centre.asked_time import KINDS, AskedTime, asked_time, today
from centre.frame import Frame
from centre.known_sites import KnownSite
from centre.overview import Line, lines
from centre.ranking import FEWEST, MEASURES, Measure, ranked
from centre.written import COLUMNS, IN_MINUTES, Written, written
from core.rollup.brief import Brief
from store import centre_rollups
from web.asked import Turned, language
from web.parts import Entered

MOST_BESIDE = 5
"""So many sites fit side by side; more are a list."""


class Row(NamedTuple):
    """One site in the list. `bar`: how long its bar is, 0 to 100."""

    place: int | None
    id: str
    name: str
    figures: Written
    bar: int


class Asked(NamedTuple):
    """`chosen`: the sites in the address; empty: all."""

    who: Entered
    time: AskedTime
    sites: Mapping[str, KnownSite]
    chosen: tuple[str, ...]
    measure: Measure

    @property
    def shown(self) -> list[str]:
        return list(self.chosen) or list(self.sites)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What stays the same when another time is asked for."""
        return [("by", self.measure.key), *(("site", site) for site in self.chosen)]

    @property
    def rest(self) -> str:
        return f"&{urlencode(self.kept)}"

    def query(self, by: str = "") -> str:
        pairs = [("by", by or self.measure.key), *(("site", site) for site in self.chosen)]
        return f"{self.time.query}&{urlencode(pairs)}"


class OverviewPages:
    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self.routes = [
            Route("/summary", self._show, methods=["GET"]), Route("/summary.csv", self._table, methods=["GET"]),
        ]  # fmt: skip

    async def _asked(self, request: Request) -> Asked:
        who, sites = await self._frame.sees(request)
        time = asked_time(request, today(sites.values(), self._frame.now_ms()))
        chosen = tuple(dict.fromkeys(request.query_params.getlist("site")))
        if not set(chosen) <= set(sites):
            raise Turned(404, "page.m_no_site")
        by = request.query_params.get("by", "") or "visits"
        if by not in MEASURES:
            raise Turned(400, "page.m_no_measure")
        return Asked(who, time, sites, chosen, MEASURES[by])

    async def _lines(self, asked: Asked) -> tuple[list[Line], Line]:
        def read(connection: Connection) -> list[Brief]:
            # Of all sites the database reads faster without their names.
            only = asked.shown if len(asked.shown) < MOST_BESIDE * 4 else None
            return centre_rollups.briefs(connection, asked.time.first, asked.time.last, only)

        briefs = await self._frame.ask(read)
        return lines(briefs, asked.shown, {site.id: site.weighed for site in asked.sites.values()})

    async def _show(self, request: Request) -> Response:
        asked = await self._asked(request)
        found, total = await self._lines(asked)
        tongue = language(request)
        beside = 0 < len(asked.chosen) <= MOST_BESIDE
        values = {
            "asked": asked, "time": asked.time, "title": asked.time.about.title.in_language(tongue), "kinds": KINDS,
            "columns": COLUMNS, "in_minutes": IN_MINUTES, "fewest": FEWEST, "by": asked.measure.key,
            "total": written(total.figures, tongue), "beside": _beside(found, asked, tongue) if beside else [],
            "rows": [] if beside else _rows(found, asked, tongue), "sites": len(found), "parked": _parked(found, asked),
            "reported": sum(line.figures.days > 0 for line in found),
        }  # fmt: skip
        return self._frame.show(request, asked.who, "centre_sites.html", values)

    async def _table(self, request: Request) -> Response:
        asked = await self._asked(request)
        found, _ = await self._lines(asked)
        name = f"besti-{asked.time.about.label}.csv"
        named = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        text = table(found, asked.sites, asked.time.about.label)
        return Response("\ufeff" + text, media_type="text/csv; charset=utf-8", headers=named)


def _rows(found: Sequence[Line], asked: Asked, tongue: str) -> list[Row]:
    return [
        Row(each.place, each.line.site, asked.sites[each.line.site].name.in_language(tongue),
            written(each.line.figures, tongue), round(100 * (each.of_best or 0)))
        for each in ranked(found, asked.measure)
    ]  # fmt: skip


def _beside(found: Sequence[Line], asked: Asked, tongue: str) -> list[tuple[str, str, Written]]:
    """Id, name and figures of each site, in the order in which they were chosen."""
    return [
        (line.site, asked.sites[line.site].name.in_language(tongue), written(line.figures, tongue)) for line in found
    ]


def _parked(found: Sequence[Line], asked: Asked) -> list[str]:
    """The sites whose events wait for an upgrade of the centre, so that their figures lack them."""
    return [asked.sites[line.site].short for line in found if line.figures.parked]


NAMES = (
    "period", "site", "name", "days", "visits", "wait_p50_min", "wait_p90_min", "called", "promises_kept", "promised",
    "beres_rate", "ended", "in_standard", "served", "ikm", "respondents",
)  # fmt: skip


def table(found: Sequence[Line], sites: Mapping[str, KnownSite], label: str) -> str:
    """CSV with a header and a line for each site: plain numbers, shares from 0 to 1; empty: nothing was measured."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(NAMES)
    for site, f in found:
        shares = [None if share is None else round(share, 4) for share in (f.kept, f.beres, f.standard)]
        rows.writerow((
            label, site, sites[site].name.id, f.days, f.visits, f.median, f.most, f.called, shares[0], f.promised,
            shares[1], f.ended, shares[2], f.served, f.ikm, f.respondents,
        ))  # fmt: skip
    return text.getvalue()
