"""What the routes share: handed to each, made once."""

from dataclasses import dataclass

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from core.access import Person
from web.answers import SSE, Paper, as_json
from web.asked import NotIn, Turned, browser
from web.deciding import Deciding
from web.hall import Hall
from web.live import Live, Topic, message
from web.lockout import Lockout
from web.sessions import COOKIE, Session, Sessions, same


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody who is signed in."""

    person: Person
    session: Session


@dataclass(frozen=True, slots=True)
class Parts:
    hall: Hall
    live: Live
    deciding: Deciding
    paper: Paper
    sessions: Sessions
    lockout: Lockout

    async def entered(self, request: Request) -> Entered:
        """Who sends this. Raises NotIn; a cookie from another browser, or of an old PIN, ends its session."""
        session = self.sessions.find(request.cookies.get(COOKIE, ""))
        if session is None:
            raise NotIn
        person = await self.hall.ask(lambda sight: sight.staff.person(session.person))
        if session.browser != browser(request):
            self.sessions.end(session)
            raise Turned(403, "page.stolen")
        if person is None or not person.active or person.pin != session.pin:
            self.sessions.end(session)
            raise NotIn
        return Entered(person, session)

    def must_match(self, entered: Entered, csrf: str) -> None:
        """Raises Turned where the token of the session is missing or another's."""
        if not same(csrf, entered.session.csrf):
            raise Turned(403, "page.no_token")

    def streamed(self, topic: Topic, session: Session | None = None) -> Response:
        """The page as it changes. 503 where too many watch already: the page then asks by itself."""
        if self.live.full:
            return as_json(503, words="")
        holds = (lambda: session.open) if session else (lambda: True)
        return StreamingResponse(self.live.stream(topic, holds), media_type=SSE, headers={"Cache-Control": "no-store"})

    async def part(self, topic: Topic) -> Response:
        """The page as it is, for whoever asks every few seconds."""
        page = await self.hall.ask(lambda sight: message(topic, sight))
        return as_json(**msgspec.structs.asdict(page))
