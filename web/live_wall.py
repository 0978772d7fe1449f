"""The hall in six large figures, for guests: full screen, by a link that ends, true to the last seconds."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.access import Duty
from web.answers import as_json
from web.asked import Turned, language
from web.desk.leads import must_lead_all
from web.desk.office import Office, back
from web.live_link import LiveLinks
from web.live_wall_view import Wall, wall
from web.parts import Parts
from web.sight import Sight

LINK_HOURS = (1, 4, 12)
"""How long a link may hold."""

_SAME_MS = 2_000
"""However many screens watch, the figures are taken once in so long."""


class WallPages:
    def __init__(self, parts: Parts, links: LiveLinks) -> None:
        self._office, self._links = Office(parts), links
        self._taken: tuple[int, Wall] | None = None
        self.routes = [
            Route("/live", self._nothing, methods=["GET"]),
            Route("/live/{mark}", self._show, methods=["GET"]),
            Route("/live/{mark}/part", self._part, methods=["GET"]),
            Route("/summary/link", self._make, methods=["POST"]),
            Route("/summary/unlink", self._revoke, methods=["POST"]),
        ]

    async def _nothing(self, request: Request) -> Response:
        words = self._office.say(request, "page.r_link_over")
        return self._office.parts.paper.page("trouble.html", language(request), 403, words=words)

    async def _show(self, request: Request) -> Response:
        mark = self._must_hold(request)
        values = await self._values(request)
        return self._office.parts.paper.page("live_wall.html", language(request), mark=mark, **values)

    async def _part(self, request: Request) -> Response:
        self._must_hold(request)
        values = await self._values(request)
        html = self._office.parts.paper.write("live_wall_part.html", language(request), **values)
        return as_json(html=html, time=values["time"])

    def _must_hold(self, request: Request) -> str:
        mark: str = request.path_params["mark"]
        if not self._links.holds(mark):
            raise Turned(403, "page.r_link_over")
        return mark

    async def _values(self, request: Request) -> dict[str, Any]:
        view = await self._office.ask(self._look)
        tongue = language(request)
        return {"view": view, "time": view.time(tongue), "site": view.site.in_language(tongue)}

    def _look(self, sight: Sight) -> Wall:
        """In the reading thread, so one after the other."""
        if self._taken is None or not 0 <= sight.now_ms - self._taken[0] < _SAME_MS:
            self._taken = sight.now_ms, wall(sight)
        return self._taken[1]

    async def _make(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, Duty.ADMIN)
        must_lead_all(who)
        hours = fields.get("hours", "")
        if hours not in [str(each) for each in LINK_HOURS]:
            raise Turned(400, "page.r_bad_hours")
        address = f"{request.base_url}live/{self._links.make(int(hours))}"
        return await self._office.show(request, who, "summary_link.html", {"address": address, "hours": int(hours)})

    async def _revoke(self, request: Request) -> Response:
        who, _ = await self._office.posted(request, Duty.ADMIN)
        must_lead_all(who)
        self._links.revoke()
        return back("/summary", "unlinked")
