"""Coming in with number and PIN, and going out."""

import asyncio
import logging
import secrets

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from core.access import Duty, Person
from store.pins import NOBODY, matches
from web.asked import browser, form, language, must_be_ours
from web.parts import Parts
from web.sessions import COOKIE, same

_log = logging.getLogger(__name__)

_BEFORE = "besti-before"
"""A cookie of the sign-in page alone: its form must repeat it."""

INSIDE = ("/counter", "/usher", "/desk", "/summary")
"""Where a sign-in may lead."""

_HOMES = {Duty.OFFICER: "/counter", Duty.USHER: "/usher", Duty.SUPERVISOR: "/desk", Duty.ADMIN: "/desk"}
"""Where somebody works who came to no page in particular; the first duty that they have counts."""


class LoginPages:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.routes = [
            Route("/login", self._show, methods=["GET"]),
            Route("/login", self._enter, methods=["POST"]),
            Route("/logout", self._leave, methods=["POST"]),
        ]

    async def _show(self, request: Request) -> Response:
        return await self._page(request, 200, "", _inside(request.query_params.get("next", "")))

    async def _enter(self, request: Request) -> Response:
        must_be_ours(request)
        fields = await form(request)
        after, number = _inside(fields.get("next", "")), fields.get("number", "").strip()
        before = request.cookies.get(_BEFORE, "")
        if not before or not same(fields.get("csrf", ""), before):
            return await self._page(request, 403, "page.login_old", after, number)
        person = await self._parts.hall.ask(lambda sight: sight.staff.person(number))
        # A new PIN opens at once what wrong tries at the old one had shut.
        tried = f"{number[:40]}/{person.pin if person else ''}"
        wait = self._parts.lockout.wait_s(tried)
        if wait:
            return await self._page(request, 429, "page.login_locked", after, number, seconds=wait)
        self._parts.lockout.wrong(tried)
        known = person.pin if person and person.active else NOBODY
        right = await asyncio.to_thread(matches, known, fields.get("pin", ""))
        if person is None or not person.active or not right:
            _log.warning("a wrong PIN from %s", request.client.host if request.client else "?")
            return await self._page(request, 403, "page.login_wrong", after, number)
        self._parts.lockout.right(tried)
        return self._opened(request, person, after)

    def _opened(self, request: Request, person: Person, after: str) -> Response:
        old = self._parts.sessions.find(request.cookies.get(COOKIE, ""))
        if old is not None:
            self._parts.sessions.end(old)
        token, _ = self._parts.sessions.begin(person.id, person.pin, browser(request))
        answer = RedirectResponse(after or _home(person), 303)
        answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/", secure=_is_secure(request))
        answer.delete_cookie(_BEFORE, path="/login")
        return answer

    async def _leave(self, request: Request) -> Response:
        must_be_ours(request)
        fields = await form(request)
        who = await self._parts.entered(request)
        self._parts.must_match(who, fields.get("csrf", ""))
        self._parts.sessions.end(who.session)
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(COOKIE, path="/")
        return answer

    async def _page(
        self, request: Request, status: int, key: str, after: str, number: str = "", **values: object
    ) -> Response:
        tongue, mark = language(request), secrets.token_urlsafe(24)
        words = self._parts.paper.words.say(key, tongue, **values) if key else ""
        site = await self._parts.hall.ask(lambda sight: sight.catalog.site.site.short if sight.catalog else "Besti")
        answer = self._parts.paper.page(
            "login.html", tongue, status, words=words, csrf=mark, next=after, number=number[:40], site=site
        )
        answer.set_cookie(
            _BEFORE, mark, httponly=True, samesite="strict", path="/login", max_age=3600, secure=_is_secure(request)
        )
        return answer


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _home(person: Person) -> str:
    return next((home for duty, home in _HOMES.items() if person.agencies(duty)), "/counter")


def _inside(address: str) -> str:
    """Where to go after signing in: a page of ours and nothing else; "" where none was named."""
    inside = address.startswith(INSIDE) and address.isascii() and "\\" not in address and "//" not in address
    return address if inside and address.isprintable() else ""
