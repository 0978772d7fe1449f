"""Notices at the desk: written, hung until a time in all zones or some, and taken down."""

import re
import secrets
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.catalog import Catalog
from core.commands import PostNotice, RemoveNotice
from core.decide.documents import NOTICE_MOST
from core.ids import derived, spelled
from core.timetable import MINUTE_MS, spans_on
from web.asked import Turned, language
from web.desk.leads import LEADS, must_lead_all
from web.desk.office import Office, back, must_have_site
from web.parts import Entered, Parts
from web.sight import Sight
from web.times import short_date, time_of_day

LASTING = ("30", "60", "120", "240", "day", "1440", "10080")
"""For how many minutes a notice may hang; "day": until today's hours end."""

_ID = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)


class NoticePages:
    def __init__(self, parts: Parts) -> None:
        self._office = Office(parts)
        self.routes = [
            Route("/desk/notices", self._list, methods=["GET"]),
            Route("/desk/notices/post", self._post, methods=["POST"]),
            Route("/desk/notices/remove", self._remove, methods=["POST"]),
        ]

    async def _list(self, request: Request) -> Response:
        who = await self._office.enter(request, *LEADS)
        must_lead_all(who)
        return await self._listed(request, who)

    async def _listed(
        self, request: Request, who: Entered, wrong: str = "", typed: dict[str, str] | None = None
    ) -> Response:
        tongue, mark = language(request), spelled(secrets.token_bytes(16))

        def values(sight: Sight) -> dict[str, Any]:
            catalog = must_have_site(sight)
            zones = [(zone.id, zone.name.in_language(tongue)) for zone in catalog.site.zones]
            return {"notices": hanging(sight, catalog, tongue), "zones": zones}

        found = await self._office.ask(values) | {
            "lasting": LASTING, "most": NOTICE_MOST, "mark": mark, "typed": typed or {}, "wrong": wrong,
        }  # fmt: skip
        return await self._office.show(request, who, "desk_notices.html", found, 422 if wrong else 200)

    async def _post(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, *LEADS)
        mark, lasting = fields.get("mark", ""), fields.get("lasting", "")
        if not _ID.fullmatch(mark) or lasting not in LASTING:
            raise Turned(400, "page.unreadable")
        until = await self._office.ask(lambda sight: ends_ms(sight, must_have_site(sight), lasting))
        zones = tuple(sorted(name.removeprefix("zone-") for name in fields if name.startswith("zone-")))
        # The same form sent twice hangs one notice.
        body = PostNotice(mark, until, zones, fields.get("text", ""))
        refusal = await self._office.send(who, body, derived("notice", mark))
        if refusal is None:
            return back("/desk/notices", "posted")
        return await self._listed(request, who, refusal.words(language(request)), fields)

    async def _remove(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, *LEADS)
        notice = fields.get("notice", "")
        if not _ID.fullmatch(notice):
            raise Turned(400, "page.unreadable")
        refusal = await self._office.send(who, RemoveNotice(notice))
        if refusal is None:
            return back("/desk/notices", "taken_down")
        return await self._listed(request, who, refusal.words(language(request)))


def hanging(sight: Sight, catalog: Catalog, tongue: str) -> list[dict[str, Any]]:
    """The notices that are shown now, the newest first. `text` None: it was erased."""
    rows = []
    for id_, notice in reversed(sight.state.notices.items()):
        if notice.until_ms > sight.now_ms:
            until = catalog.local(notice.until_ms)
            zones = [catalog.zones[zone].name.in_language(tongue) for zone in notice.zones if zone in catalog.zones]
            when = f"{short_date(until.date())} {time_of_day(until, tongue)}"
            rows.append({"id": id_, "text": sight.reader.note_text(id_), "until": when, "zones": zones})
    return rows


def ends_ms(sight: Sight, catalog: Catalog, lasting: str) -> int:
    """When a notice ends that is hung now. Where today's hours are over, those of "day" last until midnight."""
    if lasting != "day":
        return sight.now_ms + int(lasting) * MINUTE_MS
    today = catalog.local(sight.now_ms).date()
    spans = spans_on(catalog, None, today)
    if spans and spans[-1][1] > sight.now_ms:
        return spans[-1][1]
    return catalog.at(today, "23:59")
