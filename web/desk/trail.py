"""Who did what: the events of a day by person, kind and hour, page by page, and as a file."""

import csv
import datetime as dt
import io
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.access import STAFF
from core.catalog import Catalog
from core.devices import DEVICES
from core.newagency import NEW_AGENCIES
from store.documents import SITE
from web.desk.deeds import KINDS, Deed, Wanted, deeds
from web.desk.leads import LEADS, must_lead_all
from web.desk.office import Office, must_have_site
from web.parts import Entered, Parts
from web.sight import Sight

PAGE = 100

DOCUMENTS = {
    SITE: "page.d_doc_site", STAFF: "page.d_doc_staff", DEVICES: "page.d_doc_devices",
    NEW_AGENCIES: "page.d_doc_new_agencies",
}  # fmt: skip
"""How people call what a document holds; others by their name."""


class TrailPages:
    def __init__(self, parts: Parts) -> None:
        self._office = Office(parts)
        self.routes = [
            Route("/desk/trail", self._show, methods=["GET"]),
            Route("/desk/trail.csv", self._file, methods=["GET"]),
        ]

    async def _enter(self, request: Request) -> Entered:
        who = await self._office.enter(request, *LEADS)
        must_lead_all(who)
        return who

    async def _show(self, request: Request) -> Response:
        who, asked = await self._enter(request), request.query_params
        page = (
            int(number) if (number := asked.get("page", "1")).isascii() and number.isdigit() and len(number) < 5 else 1
        )

        def values(sight: Sight) -> dict[str, Any]:
            catalog = must_have_site(sight)
            wanted = _wanted(sight, catalog, asked)
            found = deeds(sight, catalog, wanted)
            pages = max(1, -(-len(found) // PAGE))
            here = min(max(page, 1), pages)
            rows = [self._row(request, catalog, deed) for deed in found[(here - 1) * PAGE : here * PAGE]]
            return {
                "rows": rows, "many": len(found), "page": here, "pages": pages, "wanted": wanted,
                "kinds": self._kinds(request),
                "people": [(p.id, p.name) for p in sight.staff.people], "query": _query(wanted),
                "today": catalog.local(sight.now_ms).date().isoformat(),
            }  # fmt: skip

        return await self._office.show(request, who, "desk_trail.html", await self._office.ask(values))

    async def _file(self, request: Request) -> Response:
        await self._enter(request)

        def written(sight: Sight) -> tuple[str, str]:
            catalog = must_have_site(sight)
            wanted = _wanted(sight, catalog, request.query_params)
            text = io.StringIO()
            out = csv.writer(text)
            out.writerow(["time", "number", "name", "kind", "what", "about", "device"])
            for deed in reversed(deeds(sight, catalog, wanted)):
                row = self._row(request, catalog, deed)
                out.writerow(
                    _harmless([row["time"], deed.number, deed.name, deed.kind, row["what"], row["about"], deed.device])
                )
            return wanted.day, text.getvalue()

        day, text = await self._office.ask(written)
        named = {"Content-Disposition": f'attachment; filename="besti-{day}.csv"', "Cache-Control": "no-store"}
        return Response("\ufeff" + text, media_type="text/csv; charset=utf-8", headers=named)

    def _row(self, request: Request, catalog: Catalog, deed: Deed) -> dict[str, str]:
        at, about = catalog.local(deed.at_ms), deed.about
        if deed.document:
            called = (
                self._office.say(request, DOCUMENTS[deed.document]) if deed.document in DOCUMENTS else deed.document
            )
            about = f"{called} · {about}"
        return {
            "time": f"{at:%H:%M:%S}", "name": deed.name, "number": deed.number, "about": about,
            "what": self._office.say(request, _key(deed.kind)) if deed.kind in KINDS else deed.kind,
            "device": deed.device,
        }  # fmt: skip

    def _kinds(self, request: Request) -> list[tuple[str, str]]:
        named = [(kind, self._office.say(request, _key(kind))) for kind in KINDS]
        return sorted(named, key=lambda pair: pair[1].lower())


def _key(kind: str) -> str:
    return f"page.d_ev_{kind.replace('.', '_')}"


def _wanted(sight: Sight, catalog: Catalog, asked: QueryParams) -> Wanted:
    """What is asked for; whatever makes no sense stands for everything, and for today."""
    person, kind, hour = asked.get("person", ""), asked.get("kind", ""), asked.get("hour", "")
    try:
        day = dt.date.fromisoformat(asked.get("day", ""))
    except ValueError:
        day = catalog.local(sight.now_ms).date()
    known = person if sight.staff.person(person) else ""
    hours = int(hour) if hour.isascii() and hour.isdigit() and len(hour) < 3 and int(hour) < 24 else -1
    return Wanted(day.isoformat(), known, kind if kind in KINDS else "", hours)


def _query(wanted: Wanted) -> str:
    hour = "" if wanted.hour < 0 else str(wanted.hour)
    return f"day={wanted.day}&person={wanted.person}&kind={wanted.kind}&hour={hour}"


def _harmless(cells: list[str]) -> list[str]:
    """A spreadsheet takes what begins like this for a formula."""
    return [f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell for cell in cells]
