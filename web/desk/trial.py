"""The last step of a new agency: a test ticket on a kiosk and a test call in its zone, and what came of them."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.access import Duty
from core.catalog import Catalog
from core.commands import Body, Print, TryZone
from core.ids import spelled
from core.site import Agency
from core.words import Language, PaperKind
from web.answers import Paper
from web.asked import Turned, language
from web.desk.leads import must_lead_all
from web.desk.office import Office, back, must_have_site
from web.desk.trial_view import first_counter, first_service, trial_lines
from web.desk.walk import Light
from web.live import Change
from web.live_routes import live_routes
from web.parts import Entered, Parts
from web.sight import Sight
from web.touched import Touched
from web.usher_topics import kiosks_of

_ADMIN = Duty.ADMIN
ADDRESS = "/desk/agencies/trial"


@dataclass(frozen=True, slots=True)
class TrialTopic:
    """What came of the trial of one agency, in one language."""

    agency: str
    language: str
    paper: Paper = field(compare=False, repr=False)

    def changed(self, touched: Touched, sight: Sight) -> Change:
        return Change.NOW if touched.everything or touched.papers or touched.trials else Change.NONE

    def html(self, sight: Sight) -> str:
        agency = sight.catalog.agencies.get(self.agency) if sight.catalog else None
        if sight.catalog is None or agency is None:
            return self.paper.write("gone.html", self.language)
        lines = trial_lines(sight, sight.catalog, agency, self.language)
        well = all(line.light is Light.GREEN for line in lines)
        return self.paper.write("desk_trial_part.html", self.language, lines=lines, well=well, agency=agency)


class TrialPages:
    def __init__(self, parts: Parts) -> None:
        self._parts, self._office = parts, Office(parts)
        self.routes = [
            Route(f"{ADDRESS}/{{agency}}", self._show, methods=["GET"]),
            Route(f"{ADDRESS}/{{agency}}", self._try, methods=["POST"]),
            *live_routes(parts, f"{ADDRESS}/{{agency}}", self._asked),
        ]

    async def _asked(self, request: Request) -> tuple[Entered, TrialTopic]:
        who = await self._office.enter(request, _ADMIN)
        must_lead_all(who)
        return who, TrialTopic(request.path_params["agency"], language(request), self._parts.paper)

    async def _show(self, request: Request) -> Response:
        who, topic = await self._asked(request)
        return await self._shown(request, who, topic)

    async def _shown(self, request: Request, who: Entered, topic: TrialTopic, wrong: str = "") -> Response:
        def values(sight: Sight) -> dict[str, Any]:
            catalog, agency = _agency(sight, topic.agency)
            service = first_service(agency)
            return {
                "agency": agency, "kiosks": kiosks_of(catalog, topic.language) if service else [], "wrong": wrong,
                "part": Markup(topic.html(sight)), "now_ms": sight.now_ms,  # noqa: S704 - a template that escapes made it
                "label": f"{service.letter}000" if service else "",
            }  # fmt: skip

        found = await self._office.ask(values)
        return await self._office.show(request, who, "desk_trial.html", found, 409 if wrong else 200)

    async def _try(self, request: Request) -> Response:
        """Both are asked for, whatever becomes of the other; what was refused is told."""
        who, fields = await self._office.posted(request, _ADMIN)
        must_lead_all(who)
        _, topic = await self._asked(request)
        kiosk = fields.get("kiosk", "")
        bodies = await self._office.ask(lambda sight: _bodies(sight, topic.agency, kiosk))
        refusals = [refusal for body in bodies if (refusal := await self._office.send(who, body)) is not None]
        if not refusals:
            return back(f"{ADDRESS}/{topic.agency}", "trial")
        words = " ".join(refusal.words(topic.language) for refusal in refusals)
        return await self._shown(request, who, topic, words)


def _agency(sight: Sight, id_: str) -> tuple[Catalog, Agency]:
    """Raises Turned where there is no such agency."""
    catalog = must_have_site(sight)
    agency = catalog.agencies.get(id_)
    if agency is None:
        raise Turned(404, "page.no_page")
    return catalog, agency


def _bodies(sight: Sight, id_: str, kiosk: str) -> list[Body]:
    """Raises Turned where the kiosk is none of the site."""
    catalog, agency = _agency(sight, id_)
    service, counter = first_service(agency), first_counter(sight, catalog, agency)
    found: list[Body] = []
    if service is not None and catalog.site.kiosks:
        if kiosk not in {known.id for known in catalog.site.kiosks}:
            raise Turned(400, "page.unreadable")
        asked = spelled(secrets.token_bytes(16))
        found.append(Print(asked, PaperKind.TEST, service.code, kiosk, language=Language.ID))
    if counter is not None:
        found.append(TryZone(counter.zone, counter.no))
    return found
