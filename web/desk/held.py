"""What somebody was shown before it is done: kept here between the preview and the yes, and only for whoever asked."""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

LONGEST_S = 60 * 60
MOST = 20

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Held(Generic[T]):
    person: str
    what: T
    since_s: float


class HeldBack(Generic[T]):
    """`clock`: seconds of a clock that nobody sets. Lives in the memory of the hub; the oldest goes first."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._held: OrderedDict[str, _Held[T]] = OrderedDict()

    def keep(self, person: str, what: T) -> str:
        """The mark under which `person` finds it again."""
        mark = secrets.token_urlsafe(16)
        self._held[mark] = _Held(person, what, self._clock())
        while len(self._held) > MOST:
            self._held.popitem(last=False)
        return mark

    def find(self, person: str, mark: str) -> T | None:
        """None where it is too old, gone, or somebody else's."""
        held = self._held.get(mark)
        if held is None or held.person != person or self._clock() - held.since_s > LONGEST_S:
            return None
        return held.what

    def drop(self, mark: str) -> None:
        self._held.pop(mark, None)
