"""One site over a few days, from one seed: a hub, kiosks, counters, displays, and whatever happens to them."""

from dataclasses import dataclass
from pathlib import Path

from core.commands import Command, EnrolDevice, Errand, LaneIssued, OpenCounter, Origin
from core.words import Role
from store.backup import Tail
from store.documents import Document
from sync import wire
from tests.simulation.devices import Counter, Display, Kiosk
from tests.simulation.hub import Hub
from tests.simulation.laws import broken
from tests.simulation.lines import Network
from tests.simulation.world import Rates, World
from tests.sync.mall import NINE_O_CLOCK, counters_of, prepare

DAY_MS = 86_400_000
STEPS = 90
"""Actions a day."""


@dataclass(frozen=True)
class Ran:
    """What a run was and found. `broken`: the invariants that did not hold, in words; empty: all held."""

    seed: int
    events: int
    papers: int
    faults: dict[str, int]
    broken: list[str]


def run(seed: int, folder: Path, days: int = 3, rates: Rates | None = None) -> Ran:
    """Plays one site to its end in the empty `folder`, heals everything, and checks the laws."""
    world = World(seed, rates or Rates(), NINE_O_CLOCK)
    site = Site(world, folder)
    try:
        for day in range(days):
            site.play(day)
        site.heal()
        return Ran(
            seed, len(site.hub.entries()), sum(len(kiosk.papers) for kiosk in site.kiosks), world.faults,
            broken(site.hub, site.kiosks, site.displays),
        )  # fmt: skip
    finally:
        site.close()


class Site:
    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        prepare(folder / "hub")
        self.hub = Hub(world, folder / "hub")
        self.network = Network(world, self.hub)
        numbers = counters_of("A")[:2] + counters_of("B")[:1] + counters_of("C")[:1]
        self.kiosks = [Kiosk(world, self.network, folder, name) for name in ("kiosk-1", "kiosk-2")]
        self.counters = [Counter(world, self.network, no) for no in dict.fromkeys(numbers)]
        self.displays = [Display(world, self.network, folder, name) for name in ("display-1", "display-2")]
        world.quiet = True
        self._setup()
        world.quiet = False

    def play(self, day: int) -> None:
        """One day from nine to three."""
        self.world.now_ms = NINE_O_CLOCK + day * DAY_MS
        self._morning()
        for _ in range(STEPS):
            self.world.later(5, 400)
            self._something()
        self.world.now_ms = max(self.world.now_ms, NINE_O_CLOCK + day * DAY_MS + 9 * 3_600_000)
        self._evening()

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
        self._readmit()
        for display in self.displays:
            for _ in range(3):
                display.work()

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
        for counter in self.counters:
            self._send(OpenCounter(counter.no))
        self.hub.back_up()

    def _send(self, body: object) -> None:
        command = Command(self.world.id(), "setup", body)  # type: ignore[arg-type]
        self.hub.post("/v1/commands", wire.encode(wire.Commands((command,))))

    def _morning(self) -> None:
        self.hub.start()
        self.hub.tick()
        quiet, self.world.quiet = self.world.quiet, True
        self.hub.start()
        self.hub.tick()
        for counter in self.counters:
            self._send(OpenCounter(counter.no))
        self.world.quiet = quiet

    def _evening(self) -> None:
        self.hub.start()
        self.hub.tick()
        self.hub.start()
        self.hub.back_up()

    def _something(self) -> None:
        world, random = self.world, self.world.random
        if world.happens("cut"):
            names = [kiosk.name for kiosk in self.kiosks] + [display.name for display in self.displays]
            names += [f"counter-{counter.no}" for counter in self.counters]
            self.network.cut = set(random.sample(names, random.randrange(len(names))))
        if random.random() < 0.1:
            self.network.cut.clear()
        if self.hub.writer is None and random.random() < 0.3:
            self.hub.start()
        if self._synced() and world.happens("disk_lost"):
            self.hub.lose_disk(self._tails())
        if random.random() < 0.1:
            self.network.deliver_late()
        self._somebody()

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

    def _synced(self) -> bool:
        """Whether somebody has heard of the hub's present epoch: more than one disk at a time is not promised."""
        writer = self.hub.writer
        return writer is not None and any(d.follower.state.epoch == writer.state.epoch for d in self.displays)

    def _tails(self) -> list[Tail]:
        """What the followers hold past the copy that the hub is restored from."""
        assert self.hub.copy is not None
        return [Tail(display.follower.tail(self.hub.copy.lsn), _documents()) for display in self.displays]

    def _readmit(self) -> None:
        """A visitor whose paper the hub lost with its disk shows it at a counter."""
        assert self.hub.writer is not None
        for kiosk in self.kiosks:
            for number, (_, label, ticket, service) in enumerate(kiosk.papers):
                known = self.hub.writer.state.tickets.get(ticket)
                if self.hub.restored and known is None and not self._in_log(ticket):
                    origin = Origin(f"paper-{kiosk.name}-{number}", 1)
                    fact = Command(
                        self.world.id(), "desk", LaneIssued(ticket, label, (Errand(service),)), origin=origin
                    )
                    self.hub.post("/v1/own", wire.encode(wire.Facts((fact,))))

    def _in_log(self, ticket: str) -> bool:
        issued = (b'"ticket.issued"', ticket.encode())
        return any(all(part in entry.raw for part in issued) for entry in self.hub.entries())


def _documents() -> list[Document]:
    return []
