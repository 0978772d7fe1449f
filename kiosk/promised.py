"""The span of time in which a visitor will most likely be called, in words."""

from core.commands import LaneIssued
from core.events import TicketIssued
from core.state import Ticket
from kiosk.scene import Scene
from ui.dates import time_of_day

Span = tuple[int, int]


def span(scene: Scene, times: Span) -> str:
    """ "09.40–10.05"."""
    first, last = (time_of_day(scene.catalog.local(at_ms), scene.language) for at_ms in times)
    return f"{first}–{last}"


def of(scene: Scene, numbered: TicketIssued | LaneIssued | Ticket) -> str:
    """What the paper of a number promises; empty where it promises nothing, or the time is over."""
    if isinstance(numbered, LaneIssued) or numbered.promise is None or numbered.promise[1] <= scene.now_ms:
        return ""
    return span(scene, numbered.promise)


def next_of(scene: Scene, letter: str) -> str:
    """What a number of `letter` would most likely promise now; empty where the hub has not told it lately."""
    times = scene.promises.get(letter)
    return span(scene, times) if times and times[1] > scene.now_ms else ""
