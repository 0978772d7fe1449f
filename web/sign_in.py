"""Coming in with number and PIN, and going out: at a hub with the people of the mall, at the centre with its own."""

import asyncio
import logging
import secrets
from typing import Protocol

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from core.access import Person
from store.pins import NOBODY, matches
from web.answers import Paper
from web.asked import browser, form, language, must_be_ours
from web.lockout import Lockout
from web.parts import Entered
from web.sessions import COOKIE, Sessions, same

_log = logging.getLogger(__name__)

_BEFORE = "besti-before"
"""A cookie of the sign-in page alone: its form must repeat it."""


class Entrance(Protocol):
    """What differs from house to house. `inside`: how the addresses begin to which a sign-in may lead."""

    @property
    def paper(self) -> Paper: ...
    @property
    def sessions(self) -> Sessions: ...
    @property
    def lockout(self) -> Lockout: ...
    @property
    def inside(self) -> tuple[str, ...]: ...

    async def person(self, number: str) -> Person | None: ...

    async def entered(self, request: Request) -> Entered:
        """Who sends this. Raises NotIn, and Turned where the cookie was stolen."""
        ...

    def must_match(self, who: Entered, csrf: str) -> None:
        """Raises Turned where the token of the session is missing or another's."""
        ...

    async def house(self, tongue: str) -> str:
        """The name above the form."""
        ...

    def home(self, person: Person) -> str:
        """Where somebody goes who came to no page in particular."""
        ...

    def address_of(self, request: Request) -> str: ...

    def is_secure(self, request: Request) -> bool: ...


class SignIn:
    def __init__(self, entrance: Entrance) -> None:
        self._entrance = entrance
        self.routes = [
            Route("/login", self._show, methods=["GET"]),
            Route("/login", self._enter, methods=["POST"]),
            Route("/logout", self._leave, methods=["POST"]),
        ]

    async def _show(self, request: Request) -> Response:
        return await self._page(request, 200, "", self._inside(request.query_params.get("next", "")))

    async def _enter(self, request: Request) -> Response:
        must_be_ours(request)
        fields = await form(request)
        after, number = self._inside(fields.get("next", "")), fields.get("number", "").strip()
        before = request.cookies.get(_BEFORE, "")
        if not before or not same(fields.get("csrf", ""), before):
            return await self._page(request, 403, "page.login_old", after, number)
        person = await self._entrance.person(number)
        # A new PIN opens at once what wrong tries at the old one had shut.
        tried = f"{number[:40]}/{person.pin if person else ''}"
        if wait := self._entrance.lockout.wait_s(tried):
            _log.warning("more PINs than are heard from %s", self._entrance.address_of(request))
            return await self._page(request, 429, "page.login_locked", after, number, seconds=wait)
        self._entrance.lockout.wrong(tried)
        known = person.pin if person and person.active else NOBODY
        right = await asyncio.to_thread(matches, known, fields.get("pin", ""))
        if person is None or not person.active or not right:
            _log.warning("a wrong PIN from %s", self._entrance.address_of(request))
            return await self._page(request, 403, "page.login_wrong", after, number)
        self._entrance.lockout.right(tried)
        return self._opened(request, person, after)

    def _opened(self, request: Request, person: Person, after: str) -> Response:
        sessions = self._entrance.sessions
        old = sessions.find(request.cookies.get(COOKIE, ""))
        if old is not None:
            sessions.end(old)
        token, _ = sessions.begin(person.id, person.pin, browser(request))
        answer = RedirectResponse(after or self._entrance.home(person), 303)
        secure = self._entrance.is_secure(request)
        answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/", secure=secure)
        answer.delete_cookie(_BEFORE, path="/login")
        return answer

    async def _leave(self, request: Request) -> Response:
        must_be_ours(request)
        fields = await form(request)
        who = await self._entrance.entered(request)
        self._entrance.must_match(who, fields.get("csrf", ""))
        self._entrance.sessions.end(who.session)
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(COOKIE, path="/")
        return answer

    async def _page(
        self, request: Request, status: int, key: str, after: str, number: str = "", **values: object
    ) -> Response:
        tongue, mark, paper = language(request), secrets.token_urlsafe(24), self._entrance.paper
        words = paper.words.say(key, tongue, **values) if key else ""
        site = await self._entrance.house(tongue)
        answer = paper.page(
            "login.html", tongue, status, words=words, csrf=mark, next=after, number=number[:40], site=site
        )
        secure = self._entrance.is_secure(request)
        answer.set_cookie(_BEFORE, mark, httponly=True, samesite="strict", path="/login", max_age=3600, secure=secure)
        return answer

    def _inside(self, address: str) -> str:
        """Where to go after signing in: a page of ours and nothing else; "" where none was named."""
        ours = address.startswith(self._entrance.inside)
        inside = ours and address.isascii() and "\\" not in address and "//" not in address
        return address if inside and address.isprintable() else ""
