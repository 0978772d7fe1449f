"""The calls as a plain page for old television sets: it asks every two seconds, and says when it has grown old."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.answers import as_json
from web.asked import Turned, language
from web.hall_view import HallPage, hall_page
from web.parts import Parts
from web.sight import Sight

_MOST_ZONES = 40


class HallPages:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.routes = [
            Route("/hall", self._show, methods=["GET"]),
            Route("/hall/part", self._part, methods=["GET"]),
        ]

    async def _show(self, request: Request) -> Response:
        view, tongue = await self._view(request)
        zones = [zone for zone in request.query_params.getlist("zone") if zone.isalnum()][:_MOST_ZONES]
        query = "".join(f"&zone={zone}" for zone in zones)
        return self._parts.paper.page("hall.html", tongue, view=view, query=query)

    async def _part(self, request: Request) -> Response:
        view, tongue = await self._view(request)
        return as_json(html=self._parts.paper.write("hall_part.html", tongue, view=view), time=view.time)

    async def _view(self, request: Request) -> tuple[HallPage, str]:
        tongue, wanted = language(request), request.query_params.getlist("zone")[:_MOST_ZONES]

        def view(sight: Sight) -> HallPage:
            if sight.catalog is None:
                raise Turned(503, "page.no_site")
            return hall_page(sight, sight.catalog, frozenset(wanted) & sight.catalog.zones.keys(), tongue)

        return await self._parts.hall.ask(view), tongue
