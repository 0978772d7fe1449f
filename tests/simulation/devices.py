"""Counters and displays of the real code, each of which may die between any two steps."""

import contextlib
import threading
from pathlib import Path
from typing import cast

from core.commands import Body, CallNext, Command, Finish, Start
from core.decider import Accepted, HubUnreachable
from core.events import StepCalled
from core.fold import fold
from store import log, machine
from store.follower import Follower, Gap
from sync.direct import ask
from sync.follow import Following
from sync.upstream import Cut, Upstream
from sync.voter import Voter
from tests.simulation.lines import Network, SimLine, SimUpstream
from tests.simulation.world import World

SILENT_S = 3600.0


class Counter:
    """An officer: keeps a command until it is answered, and repeats it under its id."""

    def __init__(self, world: World, network: Network, no: int) -> None:
        self.world, self.network, self.no = world, network, no
        self._line = SimLine(network, f"counter-{no}")
        self._pending: Command | None = None
        self.has: str | None = None

    def act(self) -> None:
        if self._pending is None:
            self._pending = Command(self.world.id(), f"counter-{self.no}", self._next())
        try:
            answer = ask(self._line, self._pending, 1.0)
        except HubUnreachable:
            if self.world.random.random() < 0.2:
                self._pending = None  # the page was closed
            return
        self._pending = None
        if isinstance(answer, Accepted):
            calls = [event.body for event in answer.events if isinstance(event.body, StepCalled)]
            self.has = calls[-1].ticket if calls else None

    def _next(self) -> Body:
        if self.has is None or self.world.random.random() < 0.3:
            return CallNext(self.no)
        choices: list[Body] = [Start(self.no), Finish(self.no), Finish(self.no)]
        return self.world.random.choice(choices)


class Display:
    """A follower with its own store. `shown`: the calls that its screen has had, as they stood in the log.

    `may_lead`: it was approved to become the hub.
    """

    def __init__(self, world: World, network: Network, folder: Path, name: str) -> None:
        self.world, self.network, self.name = world, network, name
        self.folder = folder / name
        self.may_lead = name.startswith("display")
        self._upstream = cast("Upstream", SimUpstream(network, name))
        self.shown: set[bytes] = set()
        self._at = log.EMPTY
        self.follower = self._opened()

    def work(self) -> None:
        """A round of `besti follow`, and of the screen that reads its store."""
        with contextlib.suppress(Cut, Gap):
            Following(self._upstream, self.follower, wall_ms=lambda: self.world.now_ms).once(threading.Event())
        if self.world.happens("follower_crash"):
            self.follower._opened.close()
            self.follower = self._opened()
            return
        self._show()

    def vote(self) -> None:
        """Has its voice where another device asks to become the hub."""
        Voter(self.folder, self.follower, [self._upstream], lambda: SILENT_S).look_around()

    def close(self) -> None:
        self.follower.close()

    def _show(self) -> None:
        """What came since; all that there is where the store was replaced by one with another past."""
        if self.follower.hash_at(self._at.lsn) != self._at.hash:
            self._at = log.EMPTY
        self.shown |= {raw for raw in self.follower.tail(self._at.lsn) if b'"step.called"' in raw}
        self._at = self.follower.head

    def _opened(self) -> Follower:
        machine.SYSTEM_ID.write_text(self.name)
        return Follower.open(self.folder, fold=fold, device=self.name, now_ms=self.world.now_ms)
