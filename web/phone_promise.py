"""What a phone says of the time: as it is now, beside what stands on the paper. Pure."""

from dataclasses import dataclass

from core.catalog import Catalog
from core.promise.explain import why
from core.promise.live import Live, LiveStep
from core.state import Step, Ticket
from core.time_of_day import time_of_day
from core.words import StepState
from web.sight import Sight

FRESH_MS = 15_000
"""What the hub told longer ago than this is not shown as of now."""

Clocks = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PhonePromise:
    """Two times of day each. `span`: as of now; `printed`: on the paper, where that is another; `late`: it is over.
    `now`: only what the hub tells now.

    `doubt`: why the day may not suffice, or why no time is told; "" without. `why`: what the span rests on, or "".
    """

    span: Clocks | None = None
    printed: Clocks | None = None
    late: bool = False
    doubt: str = ""
    now: Clocks | None = None
    why: str = ""


NO_PROMISE = PhonePromise()


def told(sight: Sight, ticket: Ticket) -> Live:
    """What the hub told last of a ticket that waits for something."""
    waits = any(step.state == StepState.WAITING for step in ticket.steps)
    return sight.reader.live(ticket.id, sight.now_ms - FRESH_MS) if waits else Live()


def promise(sight: Sight, catalog: Catalog, ticket: Ticket, step: Step, live: Live, language: str) -> PhonePromise:
    """Of the step that the page is about; nothing, where it does not wait.

    A paper promises for its first step only; a later one was promised when it became free.
    """
    if step.state != StepState.WAITING:
        return NO_PROMISE
    now = live.steps.get((ticket.id, step.n))
    printed = ticket.promise if step.n == 0 else None
    span = now.span if now is not None else printed or step.promise
    late = printed is not None and sight.now_ms > printed[1]
    return PhonePromise(
        span=None if late and span == printed else clocks(catalog, span, language),
        printed=clocks(catalog, printed, language) if late or span != printed else None,
        late=late,
        now=clocks(catalog, now.span if now is not None else None, language),
        doubt=_doubt(ticket, step, now),
        why=why(now, catalog).in_language(language) if now is not None and now.span is not None else "",
    )  # fmt: skip


def about(catalog: Catalog, at_ms: int | None, language: str) -> str:
    """Roughly when a step will be called that waits for another; "" where nobody knows."""
    return time_of_day(catalog.local(at_ms), language) if at_ms is not None else ""


def clocks(catalog: Catalog, span: tuple[int, int] | None, language: str) -> Clocks | None:
    if span is None:
        return None
    return time_of_day(catalog.local(span[0]), language), time_of_day(catalog.local(span[1]), language)


def _doubt(ticket: Ticket, step: Step, now: LiveStep | None) -> str:
    """As of now, or as it was said when the number was given."""
    if now is not None and now.span is not None:
        return ""
    if ticket.own_risk and step.n == 0:
        return "own_risk"
    if now is not None:
        return now.doubt or ""
    return (ticket.doubt or "") if step.n == 0 else ""
