"""Who is in: a random cookie per browser, kept here as a hash only, with the token that every change must bear."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass

IDLE_S = 60 * 60
LONGEST_S = 12 * 60 * 60
MOST = 2_000
COOKIE = "besti"


@dataclass(slots=True)
class Session:
    """`browser`: where it was opened; a cookie that turns up elsewhere was stolen. `pin`: the hash that let it in."""

    person: str
    pin: str
    browser: str
    csrf: str
    began_s: float
    used_s: float
    open: bool = True


class Sessions:
    """`clock`: seconds of a clock that nobody sets. They live in the memory of the hub and end with it."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._open: dict[str, Session] = {}

    def begin(self, person: str, pin: str, browser: str) -> tuple[str, Session]:
        """A new session and the cookie that opens it; the cookie is known to the browser alone from now on."""
        self._sweep()
        token, now = secrets.token_urlsafe(32), self._clock()
        session = Session(person, pin, browser, secrets.token_urlsafe(24), now, now)
        self._open[_hash(token)] = session
        return token, session

    def find(self, token: str) -> Session | None:
        """The session that `token` opens, as long as it lasts. It counts as used."""
        session = self._open.get(_hash(token))
        if session is None:
            return None
        if self._over(session):
            self.end(session)
            return None
        session.used_s = self._clock()
        return session

    def end(self, session: Session) -> None:
        session.open = False
        self._open = {key: other for key, other in self._open.items() if other is not session}

    def _over(self, session: Session) -> bool:
        now = self._clock()
        return now - session.used_s > IDLE_S or now - session.began_s > LONGEST_S

    def _sweep(self) -> None:
        for session in [session for session in self._open.values() if self._over(session)]:
            self.end(session)
        while len(self._open) >= MOST:
            self.end(min(self._open.values(), key=lambda session: session.used_s))


def same(given: str, known: str) -> bool:
    """Compared in a time that tells nothing."""
    return hmac.compare_digest(given.encode(), known.encode())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
