"""The usher's pages, for a phone in the hand: calls for help, a new number, a lost one, papers of an emergency."""

import re
from collections.abc import Callable, Coroutine
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core import hours
from core.access import Duty
from core.catalog import Catalog, valid_on
from web.asked import Turned, language
from web.live_routes import Asked, live_routes
from web.orders import carried_out
from web.parts import Entered, Parts
from web.sight import Sight
from web.usher_search import search
from web.usher_topics import NewTopic, PapersTopic, UsherTicketTopic, UsherTopic, kiosks_of

DEVICE = "usher"
Values = dict[str, Any]
Offered = list[tuple[str, list[tuple[str, str, str, str]]]]

_ID = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)


class UsherPages:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.routes = [
            Route("/usher", self._show, methods=["GET"]),
            Route("/usher/new", self._show_new, methods=["GET"]),
            Route("/usher/find", self._find, methods=["GET"]),
            Route("/usher/papers", self._show_papers, methods=["GET"]),
            Route("/usher/t/{ticket}", self._show_ticket, methods=["GET"]),
        ]
        for path, topic in (("/usher", self._home), ("/usher/new", self._new), ("/usher/papers", self._papers),
                            ("/usher/t/{ticket}", self._ticket)):  # fmt: skip
            self.routes += [*live_routes(parts, path, topic), _orders(parts, path, topic)]

    # The topics: who asks, and what for. Each raises NotIn, and Turned where somebody is no usher.

    async def _home(self, request: Request) -> Asked:
        who = await self._usher(request)
        return who, UsherTopic(who.person.id, language(request), self._parts.paper)

    async def _new(self, request: Request) -> Asked:
        return await self._usher(request), NewTopic(language(request), self._parts.paper)

    async def _papers(self, request: Request) -> Asked:
        return await self._usher(request), PapersTopic(language(request), self._parts.paper)

    async def _ticket(self, request: Request) -> Asked:
        who, ticket = await self._usher(request), request.path_params["ticket"]
        if not _ID.fullmatch(ticket):
            raise Turned(404, "page.no_ticket_address")
        return who, UsherTicketTopic(ticket, language(request), self._parts.paper)

    async def _usher(self, request: Request) -> Entered:
        who = await self._parts.entered(request)
        if not who.person.agencies(Duty.USHER):
            raise Turned(403, "page.forbidden")
        return who

    # The pages.

    async def _show(self, request: Request) -> Response:
        return await self._page(request, "usher.html", await self._home(request))

    async def _show_new(self, request: Request) -> Response:
        return await self._page(request, "usher_new.html", await self._new(request), _for_new)

    async def _show_papers(self, request: Request) -> Response:
        return await self._page(request, "usher_papers.html", await self._papers(request), _for_papers)

    async def _show_ticket(self, request: Request) -> Response:
        asked = await self._ticket(request)
        added = {"ticket": request.path_params["ticket"], "fresh": request.query_params.get("new") == "1"}
        return await self._page(request, "usher_ticket.html", asked, lambda s, t: added | _for_new(s, t))

    async def _find(self, request: Request) -> Response:
        who, asked = await self._usher(request), request.query_params
        given = {name: asked.get(name, "")[:40] for name in ("service", "clock", "label")}
        tongue = language(request)

        def values(sight: Sight) -> Values:
            catalog = sight.catalog or Catalog.empty()
            found = search(sight, catalog, tongue, **given) if any(given.values()) else None
            return {"found": found, "given": given, "offered": _offered(sight, catalog, tongue), **_top(who, sight)}

        page = await self._parts.hall.ask(values)
        return self._parts.paper.page("usher_find.html", tongue, **page)

    async def _page(
        self,
        request: Request,
        template: str,
        asked: Asked,
        more: Callable[[Sight, str], Values] = lambda sight, tongue: {},
    ) -> Response:
        who, topic = asked
        tongue, path = language(request), request.url.path

        def page(sight: Sight) -> str:
            values: Values = {"now_ms": sight.now_ms, "path": path, "part": Markup(topic.html(sight))}  # noqa: S704 - a template that escapes made it
            values |= _top(who, sight) | more(sight, tongue)
            return self._parts.paper.write(template, tongue, **values)

        html = await self._parts.hall.ask(page)
        return Response(html, media_type="text/html", headers={"Cache-Control": "no-store"})


def _orders(parts: Parts, path: str, topic: Callable[[Request], Coroutine[Any, Any, Asked]]) -> Route:
    """The address below a page that carries its orders."""

    async def do(request: Request) -> Response:
        _, found = await topic(request)
        return await carried_out(parts, request, found, DEVICE, lambda sight, person: True)

    return Route(path + "/do", do, methods=["POST"])


def _top(who: Entered, sight: Sight) -> Values:
    site = sight.catalog.site.site.short if sight.catalog else "Besti"
    return {"who": who.person.name, "csrf": who.session.csrf, "site": site}


def _for_new(sight: Sight, tongue: str) -> Values:
    """What a new number may hold."""
    catalog = sight.catalog or Catalog.empty()
    return {
        "offered": _offered(sight, catalog, tongue), "kiosks": kiosks_of(catalog, tongue),
        "needs": [(need.id, need.name.in_language(tongue)) for need in catalog.site.priority.needs],
        "entitled": [choice.name.in_language(tongue) for choice in catalog.site.priority.who],
    }  # fmt: skip


def _for_papers(sight: Sight, tongue: str) -> Values:
    return {"offered": _offered(sight, sight.catalog or Catalog.empty(), tongue)}


def _offered(sight: Sight, catalog: Catalog, tongue: str) -> Offered:
    """By agency: code, name, letter of each service, and why it gives no numbers now ("" where it does)."""
    today = catalog.local(sight.now_ms).date()
    offered: Offered = []
    for agency in catalog.site.agencies:
        rows = [
            (s.code, s.name.in_language(tongue), s.letter, _shut(sight, catalog, s.letter))
            for s in agency.services
            if valid_on(today, s.valid_from, s.valid_until) and valid_on(today, agency.valid_from, agency.valid_until)
        ]
        if rows:
            offered.append((agency.short, rows))
    return offered


def _shut(sight: Sight, catalog: Catalog, letter: str) -> str:
    found = hours.opening(catalog, sight.state, letter, sight.now_ms)
    return "" if found.open else found.code.value
