"""The span of time in which a visitor will most likely be called, in words."""

from core.commands import LaneIssued
from core.events import TicketIssued
from core.promise import explain
from core.state import Ticket
from core.time_of_day import time_of_day
from kiosk.scene import Scene

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


def why(scene: Scene, numbered: TicketIssued | LaneIssued) -> str:
    """What the promise on the page rests on, in words; empty where the hub tells nothing now, or another time."""
    step = scene.live.steps.get((numbered.ticket, 0))
    if step is None or step.span is None or isinstance(numbered, LaneIssued) or step.span != numbered.promise:
        return ""
    return explain.why(step, scene.catalog).in_language(scene.language)


def about(scene: Scene, ticket: str, n: int, told_ms: int | None) -> str:
    """Roughly when a later step will be called, as the hub tells now, else as it was `told_ms`; empty: not known."""
    at_ms = scene.live.later.get((ticket, n), told_ms)
    if at_ms is None or at_ms <= scene.now_ms:
        return ""
    return scene.say("promise.about", time=time_of_day(scene.catalog.local(at_ms), scene.language))


def why_next(scene: Scene, letter: str) -> str:
    """What `next_of` rests on, in words; empty where it says nothing, or the hub has not told why."""
    basis = scene.basis
    if basis is None or not next_of(scene, letter) or basis.span != scene.promises[letter]:
        return ""
    return explain.why(basis, scene.catalog).in_language(scene.language)


def next_of(scene: Scene, letter: str) -> str:
    """What a number of `letter` would most likely promise now; empty where the hub has not told it lately."""
    times = scene.promises.get(letter)
    return span(scene, times) if times and times[1] > scene.now_ms else ""
