"""One site over a few days, from one seed: a hub, kiosks, counters, displays, and whatever happens to them."""

import datetime as dt
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from core.commands import (
    CallNext,
    Command,
    ConfirmDate,
    EnrolDevice,
    Errand,
    LaneIssued,
    OpenCounter,
    Origin,
    PostNotice,
)
from core.numbers import parse
from core.words import Role
from store import machine
from store.tails import Tail
from sync import wire
from tests.simulation.devices import Counter, Display
from tests.simulation.hub import Hub
from tests.simulation.kiosk import FAR_MS, Kiosk
from tests.simulation.laws import Laws
from tests.simulation.lines import Network
from tests.simulation.takeover import take_over
from tests.simulation.world import Rates, World
from tests.sync.mall import NINE_O_CLOCK, counters_of, prepare

DAY_MS = 86_400_000
STEPS = 90
"""Actions a day."""

SECRET = "Ibu Maria, NIK 5371014107850001"
"""What may stand in a notice and nowhere else."""


@dataclass(frozen=True)
class Ran:
    """What a run was and found. `broken`: the invariants that did not hold, in words; empty: all held."""

    seed: int
    events: int
    papers: int
    faults: dict[str, int]
    broken: list[str]


def run(seed: int, folder: Path, days: int = 3, rates: Rates | None = None) -> Ran:
    """Plays one site to its end in the empty `folder`, heals everything; the laws are looked at after every step."""
    world = World(seed, rates or Rates(), NINE_O_CLOCK)
    with _machines(folder), _chance(seed):
        site = Site(world, folder)
        try:
            for day in range(days):
                site.play(day)
            site.heal()
            papers = sum(len(kiosk.papers) for kiosk in site.kiosks)
            return Ran(seed, len(site.hub.entries()), papers, world.faults, site.laws.broken)
        finally:
            site.close()


@contextmanager
def _machines(folder: Path) -> Iterator[None]:
    """Which box a store is opened on is what stands in a file."""
    before = machine.SYSTEM_ID
    folder.mkdir(parents=True, exist_ok=True)
    machine.SYSTEM_ID = folder / "machine"
    machine.SYSTEM_ID.write_text("hub")
    try:
        yield
    finally:
        machine.SYSTEM_ID = before


@contextmanager
def _chance(seed: int) -> Iterator[None]:
    """Ids and names that the programs draw come from the seed too, so that a run can be had again."""
    source = Random(seed + 1)
    before = secrets.token_bytes, secrets.token_hex
    secrets.token_bytes = lambda nbytes=None: source.randbytes(nbytes or 32)
    secrets.token_hex = lambda nbytes=None: source.randbytes(nbytes or 32).hex()
    try:
        yield
    finally:
        secrets.token_bytes, secrets.token_hex = before


class Site:
    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        prepare(folder / "hub")
        self.hub = Hub(world, folder / "hub")
        self.network = Network(world, self.hub)
        numbers = counters_of("A")[:2] + counters_of("B")[:1] + counters_of("C")[:1]
        world.quiet = True
        self.kiosks = [Kiosk(world, self.network, folder, name, name) for name in ("kiosk-1", "kiosk-2")]
        self.counters = [Counter(world, self.network, no) for no in dict.fromkeys(numbers)]
        names = ("display-1", "display-2", "display-3")
        self.displays = [Display(world, self.network, folder, name) for name in names]
        # A kiosk follows the log too, and has a voice.
        self.displays += [Display(world, self.network, folder / "copies", kiosk.name) for kiosk in self.kiosks]
        self.laws = Laws(self.hub, self.kiosks, self.displays, SECRET, self.network.hub_day)
        self._setup()
        world.quiet = False

    def play(self, day: int) -> None:
        """One day from nine to three."""
        self.world.now_ms = NINE_O_CLOCK + day * DAY_MS
        self._morning()
        for _ in range(STEPS):
            self.world.later(5, 400)
            self._something()
            self.laws.look()
        self.world.now_ms = max(self.world.now_ms, NINE_O_CLOCK + day * DAY_MS + 9 * 3_600_000)
        self._evening()
        self.laws.look_thoroughly()

    def heal(self) -> None:
        """Nothing goes wrong any more, and everybody catches up."""
        self.world.quiet = True
        self.network.cut.clear()
        self.network.deliver_late()
        self.hub.start()
        for _ in range(20):
            for kiosk in self.kiosks:
                kiosk.work()
            self.hub.tick()
        self.laws.look_at_what_was_told()
        self._readmit()
        for display in self.displays:
            for _ in range(3):
                display.work()
        self.laws.look_thoroughly()
        self.laws.look_at_the_end()
        self._live_on()

    def _live_on(self) -> None:
        """The next morning the hall works as if nothing had been: a number is given, and called."""
        self.world.now_ms += DAY_MS - self.world.now_ms % DAY_MS + NINE_O_CLOCK % DAY_MS
        self._morning()
        before = len(self.kiosks[0].papers)
        self.kiosks[0].visit()
        for counter in self.counters:
            self._send(CallNext(counter.no))
        for kiosk in self.kiosks:
            for _ in range(3):
                kiosk.work()
        assert self.hub.writer is not None
        state = self.hub.writer.state
        self.laws.look_at_the_morning(
            given=len(self.kiosks[0].papers) > before,
            called=any(counter.ticket is not None for counter in state.counters.values()),
            owing=[kiosk.box for kiosk in self.kiosks if kiosk.decider._outbox.facts(1)],
        )

    def close(self) -> None:
        for kiosk in self.kiosks:
            kiosk.close()
        for display in self.displays:
            display.close()
        self.hub.stop()

    def _setup(self) -> None:
        for n, kiosk in enumerate(self.kiosks, 1):
            self._send(EnrolDevice(kiosk.name, Role.KIOSK, lane=n))
            kiosk.decider.attach()
        for display in self._heirs():
            self._send(EnrolDevice(display.name, Role.HUB))
        for counter in self.counters:
            self._send(OpenCounter(counter.no))
        self._send(PostNotice(self.world.id(), self.world.now_ms + DAY_MS, text=SECRET))
        self.hub.back_up()

    def _send(self, body: object) -> None:
        command = Command(self.world.id(), "setup", body)  # type: ignore[arg-type]
        self.hub.post("/v1/commands", wire.encode(wire.Commands((command,))))

    def _morning(self) -> None:
        self.hub.start()
        self.hub.tick()
        quiet, self.world.quiet = self.world.quiet, True
        self.hub.start()
        self._set_right()
        self.hub.tick()
        for counter in self.counters:
            self._send(OpenCounter(counter.no))
        for kiosk in self.kiosks:
            if self.world.random.random() < 0.5:
                kiosk.save()
        self.world.quiet = quiet

    def _set_right(self) -> None:
        """Somebody sets the hub's clock, and confirms the date that it has no longer reason to believe."""
        self.hub.skew_ms = 0
        if self.hub.writer is not None and self.world.now_ms < self.hub.writer.state.at_ms:
            self._send(ConfirmDate(dt.date.fromisoformat(self.network.hub_day())))

    def _heirs(self) -> list[Display]:
        return [display for display in self.displays if display.may_lead]

    def _evening(self) -> None:
        self.hub.start()
        self.hub.tick()
        self.hub.start()
        self.hub.back_up()
        if self.world.random.random() < 0.5:
            self.hub.save()

    def _something(self) -> None:
        world, random = self.world, self.world.random
        if world.happens("cut"):
            names = [kiosk.box for kiosk in self.kiosks] + [display.name for display in self.displays]
            names += [f"counter-{counter.no}" for counter in self.counters]
            self.network.cut = set(random.sample(names, random.randrange(len(names))))
        if random.random() < 0.1:
            self.network.cut.clear()
        if self.hub.writer is None and random.random() < 0.3:
            self.hub.start()
        self._disaster()
        if random.random() < 0.1:
            self.network.deliver_late()
        self._somebody()

    def _disaster(self) -> None:
        world, random = self.world, self.world.random
        if (reached := self._synced()) and world.happens("disk_lost"):
            self.hub.lose_disk(self._tails(reached))
        if reached and world.happens("hub_set_back"):
            self.hub.set_back()
            reached = self._synced()
        heirs = [display for display in reached if display.follower.catalog is not None and display.may_lead]
        if self.hub.writer is not None and heirs and world.happens("hub_lost"):
            take_over(world, self.hub, self.network, self.displays, random.choice(heirs))
        kiosk = random.choice(self.kiosks)
        if world.happens("set_back"):
            kiosk.set_back(whole=False)
        if self._all_told(kiosk) and world.happens("wound_back"):
            # What nobody was told and no disk holds, nobody can know: also where another disk was lost before.
            kiosk.set_back(whole=True)
        if len(self.kiosks) < 3 and world.happens("cloned"):
            self.kiosks.append(kiosk.clone(f"box-{len(self.kiosks) + 1}"))
        if world.happens("clock"):
            kiosk.jump_clock()
        if world.happens("hub_clock"):
            self.hub.skew_ms = random.choice((-FAR_MS, FAR_MS, -3_600_000, 3_600_000, 0))

    def _all_told(self, kiosk: Kiosk) -> bool:
        """Whether the hub knows every number that the kiosk gave alone."""
        numbers = [(parse(label), label, ticket) for _, label, ticket, _ in kiosk.papers]
        alone = [(ticket, label) for number, label, ticket in numbers if number is not None and number.lane is not None]
        return kiosk.owes_nothing() and all(self.laws.knows(*paper) for paper in alone)

    def _somebody(self) -> None:
        chance = self.world.random.random()
        if chance < 0.3:
            self.world.random.choice(self.kiosks).visit()
        elif chance < 0.6:
            self.world.random.choice(self.counters).act()
        elif chance < 0.75:
            self.world.random.choice(self.kiosks).work()
        elif chance < 0.9:
            self.world.random.choice(self.displays).work()
        elif chance < 0.95 and self.world.happens("kiosk_crash"):
            self.world.random.choice(self.kiosks).restart()
        else:
            self.hub.tick()

    def _synced(self) -> list[Display]:
        """Who can be reached and has heard of the hub's present epoch: of more than one disk at a time nothing is
        promised.
        """
        writer = self.hub.writer
        if writer is None:
            return []
        reached = [display for display in self.displays if display.name not in self.network.cut]
        return [display for display in reached if display.follower.state.epoch == writer.state.epoch]

    def _tails(self, reached: list[Display]) -> list[Tail]:
        """What the followers that answer, and have the same past, hold past the copy that the hub is restored from."""
        copy = self.hub.copy
        if copy is None:
            return []
        past = self.hub.hash_in_copy(copy)
        same = [display.follower for display in reached if display.follower.hash_at(copy.lsn) == past]
        return [Tail(follower.tail(copy.lsn), []) for follower in same]

    def _readmit(self) -> None:
        """A visitor whose paper the hub lost with its disk, or the kiosk with its own, shows it at a counter."""
        assert self.hub.writer is not None
        for kiosk in self.kiosks:
            for number, (_, label, ticket, service) in enumerate(kiosk.papers):
                known = parse(label)
                alone = known is not None and known.lane is not None
                may_be_lost = kiosk.lost if alone else self.hub.restored
                if may_be_lost and not self.laws.knows(ticket, label):
                    origin = Origin(f"paper-{kiosk.box}-{number}", 1)
                    fact = Command(
                        self.world.id(), "desk", LaneIssued(ticket, label, (Errand(service),)), origin=origin
                    )
                    self.hub.post("/v1/own", wire.encode(wire.Facts((fact,))))
