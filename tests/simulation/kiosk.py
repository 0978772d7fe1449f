"""A kiosk of the real code: its own file, its decider, its printer; its box, its disk and its clock may be anything."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.commands import Command, Errand, Issue, Printed
from core.decider import Accepted, HubUnreachable, LaneGiven
from core.events import TicketIssued
from core.words import Evidence
from store import device_life, machine
from store.faults import DiskFull, Fault
from store.own_file import open_kiosk
from sync.remote import RemoteDecider
from tests.simulation.lines import Network
from tests.simulation.world import Crash, World

SERVICES = {"A": ("A1", "A2"), "B": ("B1",), "C": ("C1",)}
FAR_MS = 400 * 86_400_000


class Kiosk:
    """`papers`: every number that came out of its printer: (day, label, ticket, service), for ever. The day is that
    which stands on the paper: of the number, or where it is from the lane the true one.

    `box`: the machine that it is; a clone of its disk runs in another one under the same `name`. `lost`: its disk was
    set back at some time, so that what it had not told is on paper only. `_journal`: which tickets it has printed, as
    its file has it.
    """

    def __init__(self, world: World, network: Network, folder: Path, name: str, box: str) -> None:
        self.world, self.network, self.name, self.box = world, network, name, box
        self.home = folder / box
        self.home.mkdir(exist_ok=True)
        self.papers: list[tuple[str, str, str, str]] = []
        self.skew_ms, self.boot = 0, "first"
        self.lost = self.blind = False
        self._journal: set[str] = set()
        self._journal_saved: set[str] = set()
        self._up()

    @property
    def path(self) -> Path:
        return self.home / "kiosk.db"

    @property
    def _saved(self) -> Path:
        return self.home / "backup"

    def _up(self) -> None:
        machine.SYSTEM_ID.write_text(self.box)
        self.store = open_kiosk(self.path)
        self._write = self.store.write
        self.store.write = self._failing_write  # type: ignore[method-assign]
        self.decider = RemoteDecider(
            "", self.name, self.store, lambda issue: issue.errands[0].service[0], line=self.network.line(self.box),
            now=lambda: self.world.moment(self.skew_ms, self.boot),
        )  # fmt: skip

    @contextmanager
    def _failing_write(self) -> Iterator[None]:
        """The disk may be full, and the power may go between any two writes."""
        if self.world.happens("kiosk_full"):
            raise DiskFull(self.path)
        with self._write():
            yield
            if self.world.happens("kiosk_crash"):
                raise Crash("before the commit")

    def restart(self) -> None:
        """As after a power cut; a number that was asked for and not answered is asked for again."""
        self.store._put_off.clear()
        self.close()
        self._come_up()

    def _come_up(self) -> None:
        self.boot = self.world.id()
        self._up()
        quiet, self.world.quiet = self.world.quiet, True
        for command in self.decider.pending():
            if isinstance(command.body, Issue) and not self.blind and command.body.ticket not in self._journal:
                self._ask(command)
            else:
                self.decider.give_up(command.id)
        self.world.quiet = quiet

    def save(self) -> None:
        """A backup of its file."""
        self.close()
        shutil.copyfile(self.path, self._saved)
        self._journal_saved = set(self._journal)
        self._up()

    def set_back(self, *, whole: bool) -> None:
        """The backup takes the place of its file. `whole`: of all of its disk; then it gives no number before it has
        spoken to the hub, for nobody could tell it otherwise.
        """
        if not self._saved.exists():
            return
        self.close()
        for end in ("-wal", "-shm"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)
        shutil.copyfile(self._saved, self.path)
        self._journal = set(self._journal_saved)
        if whole:
            device_life.anchor_path(self.path).unlink(missing_ok=True)
            self.blind = True
        self.lost = True
        self._come_up()

    def clone(self, box: str) -> "Kiosk":
        """Its disk, copied into another box."""
        self.close()
        (self.home.parent / box).mkdir()
        shutil.copyfile(self.path, self.home.parent / box / "kiosk.db")
        self._up()
        return Kiosk(self.world, self.network, self.home.parent, self.name, box)

    def jump_clock(self) -> None:
        self.skew_ms = self.world.random.choice((-FAR_MS, 0, FAR_MS, 3 * FAR_MS, -3_600_000, 3_600_000))

    def visit(self) -> None:
        """A visitor takes a number for one errand or two."""
        if self.blind:
            return
        random = self.world.random
        letters = random.sample(sorted(SERVICES), 2 if random.random() < 0.3 else 1)
        errands = tuple(Errand(random.choice(SERVICES[letter])) for letter in letters)
        issue = Issue(self.world.id(), errands, priority=random.random() < 0.1)
        try:
            self._ask(Command(self.world.id(), self.name, issue))
        except Crash:
            self.restart()

    def work(self) -> None:
        """A round of the thread that hands over facts."""
        try:
            self.decider.send_once()
            self.blind = False
        except (HubUnreachable, Fault):
            return
        except Crash:
            self.restart()

    def owes_nothing(self) -> bool:
        """Whether the hub has heard everything that it did."""
        quiet, self.world.quiet = self.world.quiet, True
        owed = self.decider.unsent
        self.world.quiet = quiet
        return owed == 0

    def close(self) -> None:
        quiet, self.world.quiet = self.world.quiet, True
        self.decider.close()
        self.store.close()
        self.world.quiet = quiet

    def _ask(self, command: Command) -> None:
        assert isinstance(command.body, Issue)
        try:
            answer = self.decider.submit(command)
        except (HubUnreachable, Fault):
            return
        if self.world.happens("kiosk_crash"):
            raise Crash("the answer was heard, and no paper came out")
        match answer:
            case LaneGiven(issued):
                self._print(self.network.hub_day(), issued.label, issued.ticket, command.body.errands[0].service)
            case Accepted(happened):
                for event in happened:
                    if isinstance(event.body, TicketIssued):
                        service = command.body.errands[0].service
                        self._print(event.body.day.isoformat(), event.body.label, event.body.ticket, service)

    def _print(self, day: str, label: str, ticket: str, service: str) -> None:
        self._journal.add(ticket)
        self.papers.append((day, label, ticket, service))
        try:
            self.decider.report(Printed(ticket, 0, Evidence.CONFIRMED))
        except Fault:
            return  # told by the kiosk's own screen; the paper is out
