"""What everybody may see of the hall, without signing in: its figures, the same on good days and bad, and as CSV."""

import datetime as dt
from decimal import Decimal
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from core.catalog import Catalog
from core.rollup import skm
from summary.numbers import minutes, percent, thousands
from summary.period import month_names
from summary.public import Figures, Published, published, table
from web.asked import Turned, language
from web.desk.office import must_have_site
from web.parts import Parts
from web.public_days import PublicDays
from web.rate import Rate
from web.released import Released
from web.times import short_date

KEEP_S = 300
"""So long a browser may show what it has without asking again."""


class Line(NamedTuple):
    """One stretch of days in words and figures, ready to be shown. `grade`: of the IKM; "" where there is none."""

    name: str
    visits: str
    median: str
    most: str
    kept: str
    ikm: str
    grade: str


class PublicPages:
    def __init__(self, parts: Parts, days: PublicDays, rate: Rate, released: Released) -> None:
        self._parts, self._days, self._rate, self._released = parts, days, rate, released
        self.routes = [
            Route("/public", self._show, methods=["GET"]),
            Route("/public.csv", self._table, methods=["GET"]),
            Route("/public/picture.png", self._picture, methods=["GET"]),
        ]

    async def _show(self, request: Request) -> Response:
        self._must_be_slow(request)
        catalog, today = await self._hall()
        known, tongue = await self._days.until(today), language(request)
        found = published(known.days, today, known.totals, skm.weighing(catalog.site.reports))
        answer = self._parts.paper.page("public.html", tongue, **self._values(catalog, found, tongue))
        answer.headers["Cache-Control"] = f"private, max-age={KEEP_S}"
        return answer

    async def _table(self, request: Request) -> Response:
        self._must_be_slow(request)
        catalog, today = await self._hall()
        known = await self._days.until(today)
        text = table(known.days, known.totals, skm.weighing(catalog.site.reports))
        named = {"Content-Disposition": 'attachment; filename="besti-public.csv"',
                 "Cache-Control": f"public, max-age={KEEP_S}"}  # fmt: skip
        return Response("\ufeff" + text, media_type="text/csv; charset=utf-8", headers=named)

    async def _picture(self, request: Request) -> Response:
        self._must_be_slow(request)
        picture = self._released.now()
        if picture is None:
            raise Turned(404, "page.r_no_picture")
        return FileResponse(picture.png, media_type="image/png", filename=f"besti-{picture.day}.png",
                            content_disposition_type="inline", headers={"Cache-Control": "no-cache"})  # fmt: skip

    def _must_be_slow(self, request: Request) -> None:
        if not self._rate.allows(request.client.host if request.client else ""):
            raise Turned(429, "page.r_too_often")

    async def _hall(self) -> tuple[Catalog, dt.date]:
        def look(sight: Any) -> tuple[Catalog, dt.date]:
            catalog = must_have_site(sight)
            return catalog, catalog.local(sight.now_ms).date()

        return await self._parts.hall.ask(look)

    def _values(self, catalog: Catalog, found: Published, tongue: str) -> dict[str, Any]:
        say = self._parts.paper.words.say
        picture = self._released.now()
        return {
            "site": catalog.site.site.name.in_language(tongue), "until": short_date(found.until) if found.until else "",
            "lines": stretches(found, tongue, lambda key, **places: say(key, tongue, **places)),
            "recent": [line(short_date(date), figures, tongue) for date, figures in found.recent],
            "earlier": [(year, _count(visits, tongue)) for year, visits in found.earlier],
            "imported": bool(found.earlier) or any(any(month.imported) for month in found.months),
            "weight": skm.weighing(catalog.site.reports).written.replace(".", "." if tongue == "en" else ","),
            "months": bars(found, tongue), "years": (found.until.year, found.until.year - 1) if found.until else None,
            "picture": picture, "caption": [said for said in picture.caption.splitlines() if said] if picture else [],
            "pictured": short_date(picture.day) if picture else "",
        }  # fmt: skip


def line(name: str, of: Figures, tongue: str) -> Line:
    grade = skm.grade(of.ikm) if of.ikm is not None else None
    return Line(
        name, thousands(of.visits, tongue) if of.days else "–", minutes(of.median), minutes(of.most), percent(of.kept),
        decimal(of.ikm, tongue), f"{grade.letter} · {grade.words.in_language(tongue)}" if grade else "",
    )  # fmt: skip


def decimal(value: Decimal | None, tongue: str) -> str:
    """With the language's sign before the decimals; a dash where there is none."""
    return "–" if value is None else str(value).replace(".", "." if tongue == "en" else ",")


def stretches(found: Published, tongue: str, say: Any) -> list[Line]:
    if found.until is None:
        return []
    names = [
        (say("page.r_last", day=short_date(found.until)), found.last), (say("page.r_month"), found.month),
        (say("page.r_year", year=found.until.year), found.year),
        (say("page.r_before", year=found.until.year - 1), found.before),
    ]  # fmt: skip
    return [line(name, figures, tongue) for name, figures in names]


def bars(found: Published, tongue: str) -> list[dict[str, Any]]:
    """The months with the length of their bars, 0 to 100."""
    most = max((count for m in found.months for count in (m.now, m.before) if count), default=1)
    return [
        {
            "name": month_names(dt.date(2000, m.month, 1)).in_language(tongue),
            "now": _count(m.now, tongue, m.imported[0]),
            "before": _count(m.before, tongue, m.imported[1]),
            "now_long": round(100 * (m.now or 0) / most), "before_long": round(100 * (m.before or 0) / most),
        }
        for m in found.months
    ]  # fmt: skip


def _count(value: int | None, tongue: str, imported: bool = True) -> str:
    """With a * where Besti did not count it; a dash where nothing is known."""
    return "–" if value is None else thousands(value, tongue) + "*" * imported
