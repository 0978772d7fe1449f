"""Guards that can be switched off, each by name: the simulation must find what they keep from happening."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from core.decide import calls
from core.numbers import Label
from core.state import State
from store.lane import LaneCounters
from store.outbox import Outbox

Switch = Callable[[pytest.MonkeyPatch], None]


def _command_ids(off: pytest.MonkeyPatch) -> None:
    """A repeated command is decided anew."""
    off.setattr(State, "seen", lambda self, command: None)


def _former_visitor(off: pytest.MonkeyPatch) -> None:
    """A counter calls the next without ending the one before."""
    off.setattr(calls, "_closing_former", lambda now: [])


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


SWITCHES: dict[str, Switch] = {
    "command ids": _command_ids, "former visitor": _former_visitor, "lane counter": _lane_counter, "outbox": _outbox,
}  # fmt: skip


@contextmanager
def without(name: str) -> Iterator[None]:
    """The program without one guard."""
    with pytest.MonkeyPatch.context() as off:
        SWITCHES[name](off)
        yield
