"""A hall in memory that does what it is told, by the real rules: what the pictures are taken of."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from core.catalog import Catalog
from core.commands import Body, Command, Fact
from core.decide import decide
from core.decider import Answer, HubUnreachable
from core.events import Event
from core.fold import fold
from core.ids import derived
from core.refusal import Refusal
from core.sequence import sequence
from core.site import Site
from core.state import State
from display.moment import Kept


@dataclass(frozen=True, slots=True)
class SignOfLife:
    wall_ms: int
    clock_ms: int
    mono_ms: int


class Rehearsal:
    """Hall, hub, clock and notebook in one. The time stands until `now` is moved; the hub lives until `alive_ms`."""

    def __init__(self, site: Site, now_ms: int) -> None:
        self.state, self.catalog, self.loads = State(), Catalog(site), 1
        self.now, self.alive_ms = now_ms, now_ms
        self._news: list[Event] = []
        self._notes: dict[str, str] = {}
        self.told: dict[str, tuple[int, int]] = {}
        self._made = 0

    def do(self, body: Body) -> bool:
        """Whether the rules took it."""
        self._made += 1
        command = Command(derived("rehearsal", self._made), "rehearsal", body)
        bodies = decide(self.state, self.catalog, command, self.now)
        if isinstance(bodies, Refusal):
            return False
        for event in sequence(self.state, command, bodies, self.now):
            fold(self.state, event)
            self._news.append(event)
        return True

    def write(self, notes: Mapping[str, str]) -> None:
        self._notes.update(notes)

    def poll(self) -> list[Event]:
        news, self._news = self._news, []
        return news

    def promises(self, since_ms: int) -> Mapping[str, tuple[int, int]]:
        return self.told if since_ms <= self.alive_ms else {}

    def alive(self) -> SignOfLife:
        return SignOfLife(self.alive_ms, self.alive_ms, self.alive_ms)

    def note_text(self, ref: str) -> str | None:
        return self._notes.get(ref)

    def kept(self, before: dt.date) -> Kept:
        """The day before went well."""
        return Kept(before - dt.timedelta(1), 240, 212)

    def now_ms(self) -> int:
        return self.now

    def ticks_ms(self) -> int:
        return self.now

    def submit(self, command: Command) -> Answer:
        raise HubUnreachable

    def report(self, fact: Fact) -> None:
        """Nobody keeps it."""

    def note(self, shown_lsn: int, spoken_lsn: int) -> None:
        """Nobody keeps it."""
