"""Notices at the desk: written, hung from now or a later time until another in all zones or some, and taken down."""

import datetime as dt
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
from core.notices import begun
from core.time_of_day import time_of_day
from core.timetable import MINUTE_MS, spans_on
from web.asked import Turned, language
from web.desk.leads import LEADS, must_lead_all
from web.desk.office import Office, back, must_have_site
from web.parts import Entered, Parts
from web.sight import Sight
from web.times import short_date

LASTING = ("30", "60", "120", "240", "day", "1440", "10080")
"""For how many minutes a notice may hang; "day": until today's hours end."""

MOST_DAYS = 366

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
            today = catalog.local(sight.now_ms).date().isoformat()
            return {"notices": hanging(sight, catalog, tongue), "zones": zones, "today": today}

        found = await self._office.ask(values) | {
            "lasting": LASTING, "most": NOTICE_MOST, "mark": mark, "typed": typed or {}, "wrong": wrong,
        }  # fmt: skip
        return await self._office.show(request, who, "desk_notices.html", found, 422 if wrong else 200)

    async def _post(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, *LEADS)
        mark, lasting = fields.get("mark", ""), fields.get("lasting", "")
        if not _ID.fullmatch(mark) or lasting not in LASTING:
            raise Turned(400, "page.unreadable")
        day, time = fields.get("day", "").strip(), fields.get("time", "").strip()

        def span(sight: Sight) -> tuple[int | None, int] | None:
            catalog = must_have_site(sight)
            begins = begins_ms(sight, catalog, day, time)
            return None if begins is None else (begins or None, ends_ms(begins or sight.now_ms, catalog, lasting))

        found = await self._office.ask(span)
        if found is None:
            return await self._listed(request, who, self._office.say(request, "page.d_bad_begin"), fields)
        begins, until = found
        zones = tuple(sorted(name.removeprefix("zone-") for name in fields if name.startswith("zone-")))
        # The same form sent twice hangs one notice.
        body = PostNotice(mark, until, zones, fields.get("text", ""), begins)
        refusal = await self._office.send(who, body, derived("notice", mark))
        if refusal is None:
            return back("/desk/notices", "posted_later" if begins else "posted")
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
    """The notices that are shown now or later, the newest first. `text` None: it was erased. `begins` "": it hangs."""
    rows = []

    def when(ms: int) -> str:
        at = catalog.local(ms)
        return f"{short_date(at.date())} {time_of_day(at, tongue)}"

    for id_, notice in reversed(sight.state.notices.items()):
        if notice.until_ms > sight.now_ms:
            zones = [catalog.zones[zone].name.in_language(tongue) for zone in notice.zones if zone in catalog.zones]
            begins = "" if begun(notice, sight.now_ms) else when(notice.from_ms or 0)
            row = {"id": id_, "text": sight.reader.note_text(id_), "until": when(notice.until_ms), "zones": zones}
            rows.append(row | {"begins": begins})
    return rows


def begins_ms(sight: Sight, catalog: Catalog, day: str, time: str) -> int | None:
    """When a notice is to begin that was given a date and a time of day. Without a time, and for one of today that has
    passed: 0, which is now. None where it cannot be read or is past, or more than a year away.
    """
    if not time:
        return 0
    try:
        wanted, clock = dt.date.fromisoformat(day), dt.time.fromisoformat(time.replace(".", ":"))
    except ValueError:
        return None
    today = catalog.local(sight.now_ms).date()
    if not 0 <= (wanted - today).days <= MOST_DAYS:
        return None
    at_ms = catalog.at(wanted, f"{clock:%H:%M}")
    return at_ms if at_ms > sight.now_ms else 0


def ends_ms(begins: int, catalog: Catalog, lasting: str) -> int:
    """When a notice ends. Where the hours of its first day are over, those of "day" last until midnight."""
    if lasting != "day":
        return begins + int(lasting) * MINUTE_MS
    first = catalog.local(begins).date()
    spans = spans_on(catalog, None, first)
    if spans and spans[-1][1] > begins:
        return spans[-1][1]
    return catalog.at(first, "23:59")
