"""Coming in at the centre with number and PIN, and going out: as at a hub, with the people of the centre."""

import asyncio
import logging
import secrets

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from centre.frame import Frame
from centre.phones_limits import address_of
from core.access import Person
from store.pins import NOBODY, matches
from web.asked import browser, form, language, must_be_ours
from web.sessions import COOKIE, same

_log = logging.getLogger(__name__)

_BEFORE = "besti-before"
"""A cookie of the sign-in page alone: its form must repeat it."""

HOME = "/summary"


class LoginPages:
    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self.routes = [
            Route("/login", self._show, methods=["GET"]),
            Route("/login", self._enter, methods=["POST"]),
            Route("/logout", self._leave, methods=["POST"]),
        ]

    async def _show(self, request: Request) -> Response:
        return self._page(request, 200, "", _inside(request.query_params.get("next", "")))

    async def _enter(self, request: Request) -> Response:
        must_be_ours(request)
        fields = await form(request)
        after, number = _inside(fields.get("next", "")), fields.get("number", "").strip()
        before = request.cookies.get(_BEFORE, "")
        if not before or not same(fields.get("csrf", ""), before):
            return self._page(request, 403, "page.login_old", after, number)
        person = await self._frame.person(number)
        # A new PIN opens at once what wrong tries at the old one had shut.
        tried = f"{number[:40]}/{person.pin if person else ''}"
        if wait := self._frame.lockout.wait_s(tried):
            return self._page(request, 429, "page.login_locked", after, number, seconds=wait)
        self._frame.lockout.wrong(tried)
        known = person.pin if person and person.active else NOBODY
        right = await asyncio.to_thread(matches, known, fields.get("pin", ""))
        if person is None or not person.active or not right:
            _log.warning("a wrong PIN from %s", address_of(request))
            return self._page(request, 403, "page.login_wrong", after, number)
        self._frame.lockout.right(tried)
        return self._opened(request, person, after)

    def _opened(self, request: Request, person: Person, after: str) -> Response:
        sessions = self._frame.sessions
        old = sessions.find(request.cookies.get(COOKIE, ""))
        if old is not None:
            sessions.end(old)
        token, _ = sessions.begin(person.id, person.pin, browser(request))
        answer = RedirectResponse(after or HOME, 303)
        answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/", secure=_is_secure(request))
        answer.delete_cookie(_BEFORE, path="/login")
        return answer

    async def _leave(self, request: Request) -> Response:
        must_be_ours(request)
        fields = await form(request)
        who = await self._frame.entered(request)
        self._frame.must_match(who, fields.get("csrf", ""))
        self._frame.sessions.end(who.session)
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(COOKIE, path="/")
        return answer

    def _page(
        self, request: Request, status: int, key: str, after: str, number: str = "", **values: object
    ) -> Response:
        tongue, mark = language(request), secrets.token_urlsafe(24)
        paper = self._frame.paper
        words = paper.words.say(key, tongue, **values) if key else ""
        answer = paper.page(
            "login.html", tongue, status, words=words, csrf=mark, next=after, number=number[:40],
            site=paper.words.say("page.m_centre", tongue),
        )  # fmt: skip
        answer.set_cookie(
            _BEFORE, mark, httponly=True, samesite="strict", path="/login", max_age=3600, secure=_is_secure(request)
        )
        return answer


def _is_secure(request: Request) -> bool:
    # nginx speaks TLS in front; it is told to say so.
    return request.headers.get("x-forwarded-proto", request.url.scheme) == "https"


def _inside(address: str) -> str:
    """Where to go after signing in: a page of ours and nothing else; "" where none was named."""
    inside = address.startswith(HOME) and address.isascii() and "\\" not in address and "//" not in address
    return address if inside and address.isprintable() else ""
