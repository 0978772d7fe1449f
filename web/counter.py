"""The counter's page: chosen, shown, kept live, and its orders carried to the hub under the officer's number."""

from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.access import EVERYWHERE, Duty, Person
from core.catalog import Catalog, valid_on
from core.ids import derived
from core.site import Counter
from core.words import Question
from web.answers import Paper
from web.asked import Turned, language
from web.counter_view import counter_page
from web.live import Change
from web.live_routes import live_routes
from web.orders import carried_out
from web.parts import Entered, Parts
from web.sight import Sight
from web.touched import Touched
from web.usher_topics import kiosks_of

_ONCE = (
    "call.next", "call.ticket", "call.recall", "call.undo", "step.start", "step.finish", "step.absent", "step.hold",
    "step.transfer", "counter.open", "counter.pause", "counter.close",
)  # fmt: skip
"""What a counter does once as it stands. Its id comes from how it stands, so two browsers make it once together."""


@dataclass(frozen=True, slots=True)
class CounterTopic:
    """The page of one counter in one language; the same for everybody who watches it."""

    no: int
    language: str
    paper: Paper = field(compare=False, repr=False)

    def changed(self, touched: Touched, sight: Sight) -> Change:
        if touched.everything or self.no in touched.counters:
            return Change.NOW
        counter = sight.catalog.counters.get(self.no) if sight.catalog else None
        moved = counter is not None and not touched.letters.isdisjoint(counter.letters)
        return Change.SOON if moved or touched.papers or touched.helps else Change.NONE

    def theirs(self, sight: Sight, person: Person) -> bool:
        """Whether the person may work at the counter today."""
        return any(counter["no"] == self.no for counter in _mine(sight, person))

    def html(self, sight: Sight) -> str:
        if sight.catalog is None or self.no not in sight.catalog.counters:  # taken out of the site file since
            return self.paper.write("gone.html", self.language)
        return self.paper.write("counter_part.html", self.language, **self.values(sight))

    def values(self, sight: Sight) -> dict[str, Any]:
        catalog = sight.catalog
        counter = catalog.counters.get(self.no) if catalog else None
        if catalog is None or counter is None:
            raise Turned(404, "page.no_page")
        return {"view": counter_page(sight, catalog, counter, self.language), "ids": ids(sight, self.no),
                "kiosks": kiosks_of(catalog, self.language)}  # fmt: skip


def ids(sight: Sight, no: int) -> dict[str, str]:
    """The ids of what may be done next at a counter, by kind of command."""
    return {kind: derived("page", sight.state.epoch, no, sight.turn(no), kind) for kind in _ONCE}


class CounterPages:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.routes = [
            Route("/counter", self._choose, methods=["GET"]),
            Route("/counter/{no:int}", self._show, methods=["GET"]),
            *live_routes(parts, "/counter/{no:int}", self._asked),
            Route("/counter/{no:int}/do", self._do, methods=["POST"]),
        ]

    async def _choose(self, request: Request) -> Response:
        tongue = language(request)
        who, (found, site) = await self._parts.entered_for(request, lambda s, person: (_mine(s, person), _site(s)))
        return self._parts.paper.page("counters.html", tongue, counters=found, site=site, **_top(who))

    async def _show(self, request: Request) -> Response:
        who, topic = await self._asked(request)

        def page(sight: Sight) -> str:
            values = topic.values(sight) | _choices(sight, topic.language) | _top(who)
            return topic.paper.write("counter.html", topic.language, site=_site(sight), now_ms=sight.now_ms, **values)

        html = await self._parts.hall.ask(page)
        return Response(html, media_type="text/html", headers={"Cache-Control": "no-store"})

    async def _do(self, request: Request) -> Response:
        topic = self._topic(request)
        return await carried_out(self._parts, request, topic, f"counter-{topic.no}", topic.theirs)

    async def _asked(self, request: Request) -> tuple[Entered, CounterTopic]:
        """Who asks, and the counter. Raises NotIn, and Turned where the counter is not theirs."""
        topic = self._topic(request)
        who, theirs = await self._parts.entered_for(request, topic.theirs)
        if not theirs:
            raise Turned(403, "page.forbidden")
        return who, topic

    def _topic(self, request: Request) -> CounterTopic:
        return CounterTopic(request.path_params["no"], language(request), self._parts.paper)


def _mine(sight: Sight, person: Person) -> list[dict[str, Any]]:
    """The counters that the person may work at, today."""
    catalog, state = sight.catalog, sight.state
    if catalog is None:
        return []
    held = person.agencies(Duty.OFFICER) | person.agencies(Duty.SUPERVISOR)
    today = catalog.local(sight.now_ms).date()

    def mine(counter: Counter) -> bool:
        return (EVERYWHERE in held or counter.agency in held) and valid_on(
            today, counter.valid_from, counter.valid_until
        )

    return [
        {"no": c.no, "label": c.label, "agency": catalog.agencies[c.agency].short, "state": state.counter(c.no).state}
        for c in catalog.site.counters
        if mine(c)
    ]


def _choices(sight: Sight, tongue: str) -> dict[str, Any]:
    """What the dialogs offer: services, agencies and counters of the whole site."""
    catalog = sight.catalog or Catalog.empty()
    agencies = catalog.site.agencies
    return {
        "offered": [(a.short, [(s.code, s.name.in_language(tongue)) for s in a.services]) for a in agencies],
        "agencies": [(a.id, a.short) for a in agencies],
        "questions": [question.value for question in Question],
        "all_counters": [(c.no, c.label) for c in catalog.site.counters],
        "today": catalog.local(sight.now_ms).date().isoformat(),
    }


def _site(sight: Sight) -> str:
    return sight.catalog.site.site.short if sight.catalog else "Besti"


def _top(who: Entered) -> dict[str, Any]:
    return {"who": who.person.name, "csrf": who.session.csrf}
