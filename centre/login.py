"""Signing in at the centre, with its own people."""

from starlette.requests import Request

from centre.frame import Frame
from centre.phones_limits import address_of
from core.access import Person
from web.parts import Entered
from web.sign_in import SignIn

HOME = "/summary"


class LoginPages:
    def __init__(self, frame: Frame) -> None:
        self.routes = SignIn(_OfTheCentre(frame)).routes


class _OfTheCentre:
    inside = (HOME,)

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self.paper, self.sessions, self.lockout = frame.paper, frame.sessions, frame.lockout

    async def person(self, number: str) -> Person | None:
        return await self._frame.person(number)

    async def entered(self, request: Request) -> Entered:
        return await self._frame.entered(request)

    def must_match(self, who: Entered, csrf: str) -> None:
        self._frame.must_match(who, csrf)

    async def house(self, tongue: str) -> str:
        return self.paper.words.say("page.m_centre", tongue)

    def home(self, person: Person) -> str:
        return HOME

    def address_of(self, request: Request) -> str:
        return address_of(request)

    def is_secure(self, request: Request) -> bool:
        # nginx speaks TLS in front; it is told to say so.
        return request.headers.get("x-forwarded-proto", request.url.scheme) == "https"
