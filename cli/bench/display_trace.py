"""What a display's trace and the hub's log tell together: which calls were painted and spoken, and how soon."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cli.bench.kiosk_trace import NS_PER_S, Moment

PAINTED, SPOKEN, SOUND = "painted-", "spoken-", "sound"


class Call(NamedTuple):
    """A call in the log. `at_ns`: when the hub decided, or committed it, on the monotonic clock."""

    lsn: int
    label: str
    at_ns: int


def painted(told: Iterable[Moment]) -> dict[str, int]:
    """When each number was on the screen first, in that order."""
    found: dict[str, int] = {}
    for at_ns, what in told:
        if what.startswith(PAINTED):
            found.setdefault(what.removeprefix(PAINTED), at_ns)
    return found


def paint_seconds(calls: Iterable[Call], seen: dict[str, int]) -> list[float]:
    """From `at_ns` of each call that was painted until it was on the screen."""
    return [(seen[call.label] - call.at_ns) / NS_PER_S for call in calls if call.label in seen]


def disordered(calls: Sequence[Call], seen: dict[str, int]) -> int:
    """How many painted calls stand in another place than in the log."""
    wanted = [call.label for call in calls if call.label in seen]
    known = set(wanted)
    return sum(a != b for a, b in zip(wanted, (label for label in seen if label in known), strict=True))


def spoken(told: Iterable[Moment]) -> set[int]:
    """The places in the log of the calls that were heard: a sound was made for them, and the voice is done."""
    heard, sounded = set(), False
    for _, what in told:
        if what == SOUND:
            sounded = True
        elif what.startswith(SPOKEN):
            heard |= {int(what.removeprefix(SPOKEN))} if sounded else set()
            sounded = False
    return heard
