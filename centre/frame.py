"""What the centre's pages share: who is in, which sites are theirs to see, and the frame of a page."""

import asyncio
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from centre import people
from centre.database import Database
from centre.known_sites import KnownSite, KnownSites
from core.access import Person
from web.answers import Paper
from web.asked import LANGUAGE_COOKIE, NotIn, Turned, browser, language
from web.lockout import Lockout
from web.parts import Entered
from web.sessions import COOKIE, Sessions, same

T = TypeVar("T")

AT_ONCE = 2
"""Questions to the database, so that those who only look leave connections to the hubs."""


class Door(NamedTuple):
    """A page in the navigation; `below`: where the pages are that lie under it."""

    address: str
    words: str
    below: str

    def leads_to(self, path: str) -> bool:
        return path == self.address or path.startswith(self.below)


DOORS = (
    Door("/summary", "page.m_all_sites", "/summary/site/"), Door("/summary/today", "page.m_today", "/summary/today/"),
    Door("/summary/health", "page.m_health", "/summary/health/"), Door("/public", "page.m_public", "/public/"),
)  # fmt: skip


class Frame:
    """`clock`: seconds of a clock that nobody sets."""

    def __init__(
        self, database: Database, paper: Paper, now_ms: Callable[[], int], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.paper = paper
        self.now_ms = now_ms
        self.sessions, self.lockout = Sessions(clock), Lockout(clock)
        self.address = database.address
        self._database = database
        self._sites = KnownSites()
        self._threads = ThreadPoolExecutor(AT_ONCE, "pages")

    async def ask(self, question: Callable[[Connection], T]) -> T:
        """What `question` reads, in a thread: the database waits for the disk."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, question)

    def _read(self, question: Callable[[Connection], T]) -> T:
        with self._database.reading() as connection:
            return question(connection)

    async def person(self, number: str) -> Person | None:
        return await self.ask(lambda connection: people.read(connection).staff.person(number))

    async def sites(self) -> dict[str, KnownSite]:
        """Every site, by id, in the order of their names."""
        return await self.ask(self._sites.all)

    async def entered(self, request: Request) -> Entered:
        """Whoever asks. Raises NotIn, and Turned where the cookie was stolen; an old PIN ends its session."""
        session = self.sessions.find(request.cookies.get(COOKIE, ""))
        if session is None:
            raise NotIn
        if session.browser != browser(request):
            self.sessions.end(session)
            raise Turned(403, "page.stolen")
        person = await self.person(session.person)
        if person is None or not person.active or person.pin != session.pin:
            self.sessions.end(session)
            raise NotIn
        return Entered(person, session)

    async def sees(self, request: Request) -> tuple[Entered, dict[str, KnownSite]]:
        """Whoever asks, and the sites that are theirs to see. Raises NotIn, and Turned where there are none."""
        who = await self.entered(request)
        known = await self.sites()
        mine = {site: known[site] for site in people.seen_by(who.person, known)}
        if not mine and not people.leads(who.person):
            raise Turned(403, "page.forbidden")
        return who, mine

    async def sees_one(self, request: Request) -> tuple[Entered, KnownSite]:
        """As `sees`, with the site in the address. Raises Turned where it is not there, or not theirs."""
        who, mine = await self.sees(request)
        site = mine.get(request.path_params["site"])
        if site is None:
            raise Turned(404, "page.m_no_site")
        return who, site

    def must_match(self, who: Entered, csrf: str) -> None:
        """Raises Turned where the token of the session is missing or another's."""
        if not same(csrf, who.session.csrf):
            raise Turned(403, "page.no_token")

    def say(self, request: Request, key: str, **values: object) -> str:
        return self.paper.words.say(key, language(request), **values)

    def show(
        self, request: Request, who: Entered, template: str, values: Mapping[str, Any], status: int = 200
    ) -> Response:
        frame = {
            "site": self.say(request, "page.m_centre"), "who": who.person.name, "csrf": who.session.csrf,
            "doors": DOORS, "path": request.url.path, "wrong": "", "said": "",
        }  # fmt: skip
        tongue = language(request)
        answer = self.paper.page(template, tongue, status, **(frame | dict(values)))
        if request.query_params.get("lang") == tongue:
            answer.set_cookie(LANGUAGE_COOKIE, tongue, path="/", max_age=86_400, samesite="lax")
        return answer
