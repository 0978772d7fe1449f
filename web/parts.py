"""What the routes share: handed to each, made once."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from core.access import Person
from core.commands import Command
from core.decider import Accepted, Refused
from web.answers import SSE, Paper, as_json
from web.asked import NotIn, Turned, browser
from web.deciding import Deciding
from web.desk.surroundings import Alone, Surroundings
from web.desk.waiting import NobodyWaits, WaitingRoom
from web.hall import Hall
from web.live import Live, Topic, message
from web.lockout import Lockout
from web.sessions import COOKIE, Session, Sessions, same
from web.sight import Sight

_log = logging.getLogger(__name__)

_HEARD_ALL_DAY = "nobody"
"""What an officer is told who calls while nobody waits: no news for whoever reads the log."""

T = TypeVar("T")


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
    around: Surroundings = field(default_factory=Alone)
    room: WaitingRoom = field(default_factory=NobodyWaits)

    async def entered(self, request: Request) -> Entered:
        """Who sends this. Raises NotIn; a cookie from another browser, or of an old PIN, ends its session."""
        who, _ = await self.entered_for(request, lambda sight, person: None)
        return who

    async def entered_for(self, request: Request, question: Callable[[Sight, Person], T]) -> tuple[Entered, T]:
        """As `entered`, with what `question` makes of the hall for that person, both seen in one moment."""
        session = self.session(request)

        def look(sight: Sight) -> tuple[Person, T] | None:
            person = sight.staff.person(session.person)
            if person is None or not person.active or person.pin != session.pin:
                return None
            return person, question(sight, person)

        found = await self.hall.ask(look)
        if found is None:
            self.sessions.end(session)
            raise NotIn
        return Entered(found[0], session), found[1]

    def session(self, request: Request) -> Session:
        """The session that this belongs to; whose it is was not looked at. Raises NotIn, and Turned where stolen."""
        session = self.sessions.find(request.cookies.get(COOKIE, ""))
        if session is None:
            raise NotIn
        if session.browser != browser(request):
            self.sessions.end(session)
            raise Turned(403, "page.stolen")
        return session

    def must_match(self, session: Entered | Session, csrf: str) -> None:
        """Raises Turned where the token of the session is missing or another's."""
        known = session.session if isinstance(session, Entered) else session
        if not same(csrf, known.csrf):
            raise Turned(403, "page.no_token")

    async def decide(self, command: Command) -> Accepted | Refused:
        """What the hub makes of it; a refusal is logged by its code. Raises as `Deciding.decide` does."""
        answer = await self.deciding.decide(command)
        if isinstance(answer, Refused) and answer.refusal.code != _HEARD_ALL_DAY:
            sender, wish = command.actor or command.device, type(command.body).__name__
            _log.warning("%s sent %s and was refused: %s", sender, wish, answer.refusal.code)
        return answer

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
