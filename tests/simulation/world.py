"""Virtual time and everything that may go wrong, drawn from one seed."""

from dataclasses import dataclass, field
from random import Random

from core.ids import spelled
from store.outbox import Moment


class Crash(BaseException):
    """The process dies here: nothing after this point happens. It passes every handler, as a kill would."""


@dataclass
class Rates:
    """How often, of one. `lost`: a message does not arrive; `unheard`: its answer; `late`: it arrives after all.

    `set_back`: a backup of a kiosk's file is put in its place; `wound_back`: its whole disk; `cloned`: its disk goes
    into another box. `hub_lost`: the hub's box is gone, a standby takes over. `clock`: a kiosk's clock jumps.
    `hub_set_back`: the hub's file as it was some evening is put in its place. `hub_clock`: the hub's clock jumps.
    """

    lost: float = 0.05
    unheard: float = 0.05
    late: float = 0.3
    cut: float = 0.05
    hub_crash: float = 0.01
    kiosk_crash: float = 0.01
    follower_crash: float = 0.01
    hub_full: float = 0.01
    kiosk_full: float = 0.01
    disk_lost: float = 0.004
    hub_lost: float = 0.002
    set_back: float = 0.003
    wound_back: float = 0.002
    cloned: float = 0.002
    clock: float = 0.01
    hub_set_back: float = 0.002
    hub_clock: float = 0.006


@dataclass
class World:
    """One run. `now_ms`: the true time."""

    seed: int
    rates: Rates = field(default_factory=Rates)
    now_ms: int = 0
    quiet: bool = False

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.faults: dict[str, int] = {}

    def happens(self, what: str) -> bool:
        """Whether the fault `what` strikes now; never once the world is quiet."""
        struck = not self.quiet and self.random.random() < getattr(self.rates, what)
        if struck:
            self.faults[what] = self.faults.get(what, 0) + 1
        return struck

    def id(self) -> str:
        """An id as a device makes it: 128 random bits, base64url."""
        return spelled(self.random.randbytes(16))

    def moment(self, skew_ms: int = 0, boot: str = "boot") -> Moment:
        """What a device with a clock that is off by `skew_ms` reads, since it was started as `boot`."""
        return Moment(self.now_ms + skew_ms, self.now_ms, boot)

    def later(self, least_s: int, most_s: int) -> None:
        self.now_ms += self.random.randrange(least_s * 1000, most_s * 1000)
