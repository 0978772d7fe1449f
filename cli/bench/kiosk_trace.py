"""What a kiosk's trace tells: how long pages and numbers took. See kiosk.trace for the lines."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

NS_PER_S = 1_000_000_000


class Moment(NamedTuple):
    at_ns: int
    what: str


def moments(path: Path) -> list[Moment]:
    """The whole lines of the file so far; none where there is no file yet."""
    if not path.exists():
        return []
    text = path.read_text()
    lines = text[: text.rfind("\n") + 1].splitlines()
    return sorted(Moment(int(at), what) for at, what in (line.split() for line in lines))


def page_seconds(told: Iterable[Moment]) -> Iterator[float]:
    """From each touch that led to another page until a frame was painted after it."""
    touched: int | None = None
    turned = False
    for at, what in told:
        if what == "touch":
            touched, turned = at, False
        elif what == "page":
            turned = touched is not None
        elif what == "frame" and turned and touched is not None:
            yield (at - touched) / NS_PER_S
            touched, turned = None, False


def commit_seconds(told: Iterable[Moment]) -> Iterator[float]:
    """From each touch that asked for a number until the hub had it on the disk and had said so."""
    touched: int | None = None
    for at, what in told:
        if what == "touch":
            touched = at
        elif what == "committed" and touched is not None:
            yield (at - touched) / NS_PER_S
            touched = None
