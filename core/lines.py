"""The lines in the order of the call rule, counted without a look at everybody: a hub asks with each new number."""

from bisect import bisect_left, insort
from typing import NamedTuple

from core.state import State, Step


class Standing(NamedTuple):
    """A step in its line; compared, they stand in the order of the call rule."""

    place_ms: int
    seq: tuple[int, int]
    ticket: str


class Lines:
    """Who waits, per letter and service. It says nothing that the state does not say, so it is never stored."""

    def __init__(self, state: State) -> None:
        self._lines: dict[str, dict[str, list[Standing]]] = {}
        for line in state.waiting.values():
            for ticket, n in line.values():
                self.enter(ticket, state.step(ticket, n))

    def enter(self, ticket: str, step: Step) -> None:
        insort(self._lines.setdefault(step.letter, {}).setdefault(step.service, []), _standing(ticket, step))

    def leave(self, ticket: str, step: Step) -> None:
        """`step`: in the place at which it entered."""
        line = self._lines[step.letter][step.service]
        del line[bisect_left(line, _standing(ticket, step))]

    def until(self, letter: str, place_ms: int) -> int:
        """How many stand at `place_ms` or before it."""
        return sum(bisect_left(line, (place_ms + 1,)) for line in self._lines.get(letter, {}).values())

    def before(self, letter: str, place_ms: int, seq: tuple[int, int]) -> dict[str, int]:
        """How many of each service stand before somebody at `place_ms` who came with `seq`."""
        lines = self._lines.get(letter, {}).items()
        counted = ((service, bisect_left(line, (place_ms, seq))) for service, line in lines)
        return {service: many for service, many in counted if many}

    def head(self, letter: str) -> Standing | None:
        """The first of a line; None: nobody waits."""
        return min((line[0] for line in self._lines.get(letter, {}).values() if line), default=None)


def lines_of(state: State) -> Lines:
    """Those of `state`. Made where they are asked for first; from then on `core.fold.queue` keeps them as they are."""
    found = known_lines(state)
    if found is None:
        found = vars(state)["lines"] = Lines(state)
    return found


def known_lines(state: State) -> Lines | None:
    """None: nobody has asked for them."""
    found: Lines | None = vars(state).get("lines")
    return found


def forget(state: State) -> None:
    """Everybody has left."""
    vars(state).pop("lines", None)


def _standing(ticket: str, step: Step) -> Standing:
    assert step.place_ms is not None  # only such steps wait
    return Standing(step.place_ms, step.seq, ticket)
