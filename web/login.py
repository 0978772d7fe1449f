"""Signing in at the hub, with the people of the mall."""

from starlette.requests import Request

from core.access import Duty, Person
from web.parts import Entered, Parts
from web.sign_in import SignIn

INSIDE = ("/counter", "/usher", "/desk", "/summary")
"""Where a sign-in may lead."""

_HOMES = {Duty.OFFICER: "/counter", Duty.USHER: "/usher", Duty.SUPERVISOR: "/desk", Duty.ADMIN: "/desk"}
"""Where somebody works who came to no page in particular; the first duty that they have counts."""


class LoginPages:
    def __init__(self, parts: Parts) -> None:
        self.routes = SignIn(_OfTheMall(parts)).routes


class _OfTheMall:
    inside = INSIDE

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.paper, self.sessions, self.lockout = parts.paper, parts.sessions, parts.lockout

    async def person(self, number: str) -> Person | None:
        return await self._parts.hall.ask(lambda sight: sight.staff.person(number))

    async def entered(self, request: Request) -> Entered:
        return await self._parts.entered(request)

    def must_match(self, who: Entered, csrf: str) -> None:
        self._parts.must_match(who, csrf)

    async def house(self, tongue: str) -> str:
        return await self._parts.hall.ask(lambda sight: sight.catalog.site.site.short if sight.catalog else "Besti")

    def home(self, person: Person) -> str:
        return next((home for duty, home in _HOMES.items() if person.agencies(duty)), "/counter")

    def address_of(self, request: Request) -> str:
        return request.client.host if request.client else "?"

    def is_secure(self, request: Request) -> bool:
        return request.url.scheme == "https"
