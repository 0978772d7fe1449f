"""Kiosks, counters and followers of the real code, each of which may die between any two steps."""

import threading
from pathlib import Path
from typing import cast

from core.commands import Body, CallNext, Command, Errand, Finish, Issue, Printed, Start
from core.decider import Accepted, HubUnreachable, LaneGiven
from core.events import StepCalled, TicketIssued
from core.fold import fold
from core.words import Evidence
from store.follower import Follower, Gap
from store.own_file import open_kiosk
from sync.direct import ask
from sync.follow import Following
from sync.remote import RemoteDecider
from sync.upstream import Cut, Upstream
from tests.simulation.lines import Network, SimLine, SimUpstream
from tests.simulation.world import World

SERVICES = {"A": ("A1", "A2"), "B": ("B1",), "C": ("C1",)}


class Kiosk:
    """`papers`: every number that came out of its printer: (day, label, ticket), for ever."""

    def __init__(self, world: World, network: Network, folder: Path, name: str) -> None:
        self.world, self.network, self.name = world, network, name
        self.folder = folder / f"{name}.db"
        self.papers: list[tuple[str, str, str, str]] = []
        self.skew_ms = 0
        self._up()

    def _up(self) -> None:
        self.store = open_kiosk(self.folder)
        self.decider = RemoteDecider(
            "", self.name, self.store, lambda issue: issue.errands[0].service[0], line=self.network.line(self.name),
            now=lambda: self.world.moment(self.skew_ms),
        )  # fmt: skip

    def restart(self) -> None:
        """As after a power cut; a number that was asked for and not answered is asked for again."""
        self.close()
        self._up()
        for command in self.decider.pending():
            if isinstance(command.body, Issue):
                self._ask(command)
            else:
                self.decider.give_up(command.id)

    def visit(self) -> None:
        """A visitor takes a number."""
        letter = self.world.random.choice(sorted(SERVICES))
        service = self.world.random.choice(SERVICES[letter])
        issue = Issue(self.world.id(), (Errand(service),), priority=self.world.random.random() < 0.1)
        self._ask(Command(self.world.id(), self.name, issue))

    def work(self) -> None:
        """A round of the thread that hands over facts."""
        try:
            self.decider.send_once()
        except HubUnreachable:
            return

    def close(self) -> None:
        self.decider.close()
        self.store.close()

    def _ask(self, command: Command) -> None:
        assert isinstance(command.body, Issue)
        try:
            answer = self.decider.submit(command)
        except HubUnreachable:
            return
        if self.world.happens("kiosk_crash"):
            self.restart()  # the answer was heard, and no paper came out
            return
        match answer:
            case LaneGiven(issued):
                self._print(issued.label, issued.ticket, command.body.errands[0].service)
            case Accepted(happened):
                for event in happened:
                    if isinstance(event.body, TicketIssued):
                        self._print(event.body.label, event.body.ticket, command.body.errands[0].service)

    def _print(self, label: str, ticket: str, service: str) -> None:
        self.papers.append((self.network.hub_day(), label, ticket, service))
        self.decider.report(Printed(ticket, 0, Evidence.CONFIRMED))


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
    """A follower with its own store."""

    def __init__(self, world: World, network: Network, folder: Path, name: str) -> None:
        self.world, self.name = world, name
        self.folder = folder / name
        self._upstream = cast("Upstream", SimUpstream(network, name))
        self.follower = self._opened()

    def work(self) -> None:
        """A round of `besti follow`."""
        try:
            Following(self._upstream, self.follower).once(threading.Event())
        except (Cut, Gap):
            return
        finally:
            if self.world.happens("follower_crash"):
                self.follower._opened.close()
                self.follower = self._opened()

    def close(self) -> None:
        self.follower.close()

    def _opened(self) -> Follower:
        return Follower.open(self.folder, fold=fold, device=self.name, now_ms=self.world.now_ms)
