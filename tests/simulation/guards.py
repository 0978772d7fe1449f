"""Guards that can be switched off, each by name: the simulation must find what they keep from happening."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

import pytest

from core import due, order
from core.catalog import Catalog
from core.decide import calls, days
from core.numbers import Label
from core.promise import book, line, listener
from core.site import Counter
from core.state import State, Step, Ticket
from store import anchor, backup, device_life
from store.lane import LaneCounters
from store.outbox import Outbox
from store.writer import SiteWriter
from sync.follow import Following
from sync.remote import RemoteDecider
from sync.sender import Sender, Sent
from tests.simulation import takeover
from tests.simulation.world import Rates

Switch = Callable[[pytest.MonkeyPatch], None]


def _command_ids(off: pytest.MonkeyPatch) -> None:
    """A repeated command is decided anew."""
    off.setattr(State, "seen", lambda self, command: None)


def _former_visitor(off: pytest.MonkeyPatch) -> None:
    """A counter calls the next without ending the one before."""
    off.setattr(calls, "_closing_former", lambda now: [])


def _one_counter(off: pytest.MonkeyPatch) -> None:
    """A visitor with several errands is called though another counter has them."""
    before = order.obstacle

    def careless(
        state: State, catalog: Catalog, ticket: Ticket, step: Step, counter: Counter, now_ms: int
    ) -> str | None:
        found = before(state, catalog, ticket, step, counter, now_ms)
        return None if found == "elsewhere" else found

    off.setattr(order, "obstacle", careless)


def _lane_counter(off: pytest.MonkeyPatch) -> None:
    """A number of the lane is given without being saved as given."""

    def forgetful(self: LaneCounters, letter: str, incarnation: str) -> Label | None:
        lane = self.held_by(incarnation)
        row = self._store.run("SELECT number FROM lane_counter WHERE letter = ?", (letter,)).scalar()
        return None if lane is None or row is None else Label(letter, row + 1, lane)

    off.setattr(LaneCounters, "take", forgetful)


def _outbox(off: pytest.MonkeyPatch) -> None:
    """What a device did alone is told once and forgotten, whether anybody heard it or not."""
    off.setattr(Outbox, "facts", lambda self, limit=500: [])


def _jump(off: pytest.MonkeyPatch) -> None:
    """A hub that does not know what was printed goes on with the next number."""
    off.setitem(SiteWriter.open.__func__.__kwdefaults__, "jump", 0)  # type: ignore[attr-defined]
    off.setitem(cast("dict[str, int]", backup.restore.__kwdefaults__), "jump", 0)
    off.setattr(takeover, "LANE_JUMP", 0)


def _head_at_hub(off: pytest.MonkeyPatch) -> None:
    """That the hub held a fact once is enough: it is not asked again."""
    off.setattr(Sender, "_still_held", lambda self: Sent.ALL)


def _comparing_logs(off: pytest.MonkeyPatch) -> None:
    """A follower goes on where it stands, whatever the hub has there."""
    off.setattr(Following, "_repair", lambda self, hello: None)


def _anchor(off: pytest.MonkeyPatch) -> None:
    """A file that was set back is taken for what it was."""
    off.setattr(device_life, "read", lambda path: None)


def _machine(off: pytest.MonkeyPatch) -> None:
    """A copied disk is taken for the one that it was copied from."""
    off.setattr(device_life, "is_same", lambda then, now: True)


def _lane_holder(off: pytest.MonkeyPatch) -> None:
    """A kiosk counts on in its lane although another life holds it by now."""
    off.setattr(RemoteDecider, "_heard", lambda self, told: None)


def _other_author(off: pytest.MonkeyPatch) -> None:
    """Facts of two authors with one name are taken for one's."""
    off.setattr(Sender, "_parted", lambda self, life, told: False)


def _new_life_without_lane(off: pytest.MonkeyPatch) -> None:
    """A new life goes on in the lane of the old one."""

    def held(self: LaneCounters, incarnation: str) -> int | None:
        found: int | None = self._store.run("SELECT lane FROM lane").scalar()
        return found

    off.setattr(LaneCounters, "held_by", held)


def _epochs(off: pytest.MonkeyPatch) -> None:
    """A hub that was set back does not look whether it was before."""
    off.setattr(anchor, "epochs_to_begin", lambda path, epoch: 1)


def _doubt(off: pytest.MonkeyPatch) -> None:
    """A hub believes its clock whatever it shows."""
    for module in (due, days):
        off.setattr(module, "date_in_doubt", lambda state, day, now_ms, synchronised: False)


def _pace(off: pytest.MonkeyPatch) -> None:
    """What was measured while the hub's clock was set counts like everything else."""
    for module in (line, listener, book):
        off.setattr(module, "ASTRAY_MS", 10**15)


# That the hub takes no facts of two authors under one name shows too seldom here; tests/sync/test_copies.py holds it.
SWITCHES: dict[str, Switch] = {
    "command ids": _command_ids, "former visitor": _former_visitor, "one counter": _one_counter,
    "lane counter": _lane_counter, "outbox": _outbox, "jump": _jump, "head at hub": _head_at_hub,
    "comparing logs": _comparing_logs, "anchor": _anchor, "machine": _machine, "lane holder": _lane_holder,
    "other author": _other_author, "new life, no lane": _new_life_without_lane,
    "epochs": _epochs, "date in doubt": _doubt, "pace": _pace,
}  # fmt: skip


_DISKS = Rates(disk_lost=0.012, cut=0.15)
_CLOCKS = Rates(hub_clock=0.05)
_COPIES = Rates(cloned=0.03, cut=0.15, lost=0.2)
_TWINS = Rates(cloned=0.1, cut=0.1, lost=0.4, disk_lost=0.0, hub_set_back=0.0, hub_lost=0.0, kiosk_crash=0.0)
RATES: dict[str, Rates] = {
    "jump": _DISKS, "comparing logs": _DISKS, "head at hub": Rates(disk_lost=0.01, hub_lost=0.01, cut=0.3),
    "anchor": Rates(set_back=0.03, lost=0.2),
    "machine": _COPIES, "lane holder": _TWINS, "new life, no lane": _COPIES,
    "other author": Rates(wound_back=0.06, lost=0.25, late=0.9, cut=0.1, unheard=0.2),
    "epochs": Rates(hub_set_back=0.03), "date in doubt": _CLOCKS, "pace": _CLOCKS,
}  # fmt: skip
"""Where a guard stands against what is rare, it is made less rare."""


FIRST_SEEDS = {"other author": 6, "comparing logs": 8}
"""From where to look for what is still rare: what was found once is found soon again."""


@contextmanager
def without(name: str) -> Iterator[None]:
    """The program without one guard."""
    with pytest.MonkeyPatch.context() as off:
        SWITCHES[name](off)
        yield
