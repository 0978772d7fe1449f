"""The opening round: what is known of each line, a test slip, a trial of screens and sound, and who looked when."""

import secrets
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.access import may
from core.commands import Body, MarkRound, Print, TryZone
from core.ids import spelled
from core.time_of_day import time_of_day
from core.words import Check, Language, PaperKind
from web.asked import Turned, language
from web.desk.leads import LEADS, must_lead_all
from web.desk.office import Office, back, must_have_site
from web.desk.walk import Light, Line, walk
from web.parts import Entered, Parts
from web.sight import Sight

_MOST_NAME = 64


class RoundPages:
    def __init__(self, parts: Parts) -> None:
        self._office, self._around = Office(parts), parts.around
        self.routes = [
            Route("/desk/round", self._show, methods=["GET"]),
            Route("/desk/round/mark", self._mark, methods=["POST"]),
            Route("/desk/round/slip", self._slip, methods=["POST"]),
            Route("/desk/round/zone", self._zone, methods=["POST"]),
        ]

    async def _show(self, request: Request) -> Response:
        who = await self._office.enter(request, *LEADS)
        must_lead_all(who)
        return await self._shown(request, who)

    async def _shown(self, request: Request, who: Entered, wrong: str = "") -> Response:
        tongue = language(request)

        def values(sight: Sight) -> dict[str, Any]:
            catalog = must_have_site(sight)
            lines = walk(sight, catalog, self._around.printer(), self._around.synchronised(), tongue)
            names = {person.id: person.name for person in sight.staff.people}
            slip = Print("x" * 22, PaperKind.TEST, "x", "x")
            return {
                "groups": [(check, [line for line in lines if line.check is check]) for check in Check],
                "left": sum(line.state is not Light.GREEN for line in lines), "many": len(lines),
                "open": sight.state.is_open, "names": names, "may_print": may(who.person, slip, sight.state, catalog),
                "at": lambda ms: time_of_day(catalog.local(ms), tongue), "wrong": wrong,
            }  # fmt: skip

        found = await self._office.ask(values)
        return await self._office.show(request, who, "desk_round.html", found, 409 if wrong else 200)

    async def _mark(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, *LEADS)
        check = next((check for check in Check if check.value == fields.get("check")), None)
        place, well = fields.get("place", ""), fields.get("well", "")
        known = await self._known(request, check, place)
        if known is None or check is None or well not in ("yes", "no"):
            raise Turned(400, "page.unreadable")
        return await self._sent(request, who, MarkRound(check, well == "yes", place or None), "marked")

    async def _known(self, request: Request, check: Check | None, place: str) -> Line | None:
        """The line that is meant; None where the round has none such."""
        tongue = language(request)

        def find(sight: Sight) -> Line | None:
            catalog = must_have_site(sight)
            lines = walk(sight, catalog, None, True, tongue)
            return next((line for line in lines if (line.check, line.place) == (check, place)), None)

        return await self._office.ask(find)

    async def _slip(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, *LEADS)
        kiosk = _name(fields, "kiosk")
        body = Print(spelled(secrets.token_bytes(16)), PaperKind.TEST, kiosk, kiosk, language=Language.ID)
        return await self._sent(request, who, body, "slip")

    async def _zone(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, *LEADS)
        return await self._sent(request, who, TryZone(_name(fields, "zone")), "tried")

    async def _sent(self, request: Request, who: Entered, body: Body, done: str) -> Response:
        refusal = await self._office.send(who, body)
        if refusal is None:
            return back("/desk/round", done)
        return await self._shown(request, who, refusal.words(language(request)))


def _name(fields: dict[str, str], field: str) -> str:
    """Raises Turned where nothing, or nothing sensible, was sent."""
    name = fields.get(field, "")
    if not name or len(name) > _MOST_NAME or not name.isprintable():
        raise Turned(400, "page.unreadable")
    return name
