"""Today at a glance: the first page of the desk, which keeps itself true."""

from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.time_of_day import time_of_day
from core.words import HelpState
from web.answers import Paper
from web.asked import language
from web.desk.alarms import Watched, alarms
from web.desk.devices import displays, kiosks, unseen, unspoken
from web.desk.followers import followers
from web.desk.glance import glance
from web.desk.helps import open_helps
from web.desk.leads import LEADS
from web.desk.office import Office
from web.desk.surroundings import Surroundings
from web.live import Change
from web.live_routes import live_routes
from web.parts import Entered, Parts
from web.sight import Sight
from web.touched import Touched


@dataclass(frozen=True, slots=True)
class TodayTopic:
    """The hall at a glance, in one language; the same for everybody who watches it."""

    language: str
    paper: Paper = field(compare=False, repr=False)
    around: Surroundings = field(compare=False, repr=False)

    def changed(self, touched: Touched, sight: Sight) -> Change:
        if touched.everything or touched.helps:
            return Change.NOW
        waits = any(help_.state is HelpState.ASKED for help_ in sight.state.helps.values())
        return Change.SOON if waits or touched.tickets or touched.counters or touched.papers else Change.NONE

    def html(self, sight: Sight) -> str:
        return self.paper.write("desk_today_part.html", self.language, **self._values(sight))

    def _values(self, sight: Sight) -> dict[str, Any]:
        catalog, tongue = sight.catalog, self.language
        if catalog is None:
            return {"known": False}
        seen, missed, printer = glance(sight, catalog, tongue), unseen(sight, catalog), self.around.printer()
        watched = Watched(
            seen, missed, printer, self.around.synchronised(), self.around.unsent(), self.around.power(),
            unspoken(sight, catalog), self.around.letters(), self.around.wanted(),
        )  # fmt: skip
        words = [text.in_language(tongue) for text in printer.words] if printer else []
        return {
            "known": True, "open": sight.state.is_open, "view": seen, "alarms": alarms(sight, catalog, watched, tongue),
            "clock": time_of_day(catalog.local(sight.now_ms), tongue), "synchronised": watched.synchronised,
            "helps": open_helps(sight, catalog, tongue), "kiosks": kiosks(sight, catalog, tongue), "printer": words,
            "unsent": watched.unsent, "power": watched.power,
            "displays": displays(sight, catalog, missed), "followers": followers(sight, tongue),
            "at": lambda ms: time_of_day(catalog.local(ms), tongue),
        }  # fmt: skip


class TodayPages:
    def __init__(self, parts: Parts) -> None:
        self._parts, self._office = parts, Office(parts)
        self.routes = [
            Route("/desk", self._show, methods=["GET"]),
            *live_routes(parts, "/desk", self._asked),
        ]

    async def _asked(self, request: Request) -> tuple[Entered, TodayTopic]:
        who = await self._office.enter(request, *LEADS)
        return who, TodayTopic(language(request), self._parts.paper, self._parts.around)

    async def _show(self, request: Request) -> Response:
        who, topic = await self._asked(request)

        def page(sight: Sight) -> dict[str, Any]:
            part = Markup(topic.html(sight))  # noqa: S704 - a template that escapes made it
            return {"part": part, "now_ms": sight.now_ms}

        return await self._office.show(request, who, "desk_today.html", await self._office.ask(page))
