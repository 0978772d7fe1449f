"""A step at the counter and after it."""

import datetime as dt

from core.events.base import Happening
from core.events.ticket import PlannedStep
from core.words import Outcome, Reason, SkmElement


class StepStarted(Happening, frozen=True, tag="step.started"):
    ticket: str
    n: int
    counter: int


class StepDone(Happening, frozen=True, tag="step.done"):
    """`inferred`: nobody said so; the counter's next call or the day's end implied it."""

    ticket: str
    n: int
    counter: int
    outcome: Outcome = Outcome.DONE
    ready_on: dt.date | None = None
    missing: tuple[str, ...] = ()
    referred_to: str | None = None
    inferred: bool = False


class StepAbsent(Happening, frozen=True, tag="step.absent"):
    """The visitor did not come. `counter` None: the hold ran out."""

    ticket: str
    n: int
    counter: int | None = None


class StepHeld(Happening, frozen=True, tag="step.held"):
    ticket: str
    n: int
    counter: int
    reason: Reason
    until_ms: int


class StepReturned(Happening, frozen=True, tag="step.returned"):
    ticket: str
    n: int
    place_ms: int


class StepTransferred(Happening, frozen=True, tag="step.transferred"):
    """Step `n` ends as transferred; `step` takes its place in the ticket's order."""

    ticket: str
    n: int
    counter: int
    step: PlannedStep
    reason: Reason


class StepPromised(Happening, frozen=True, tag="step.promised"):
    """A later step waits in its line and its visitor is free: from now on he is told this span, in ms since 1970.

    None: the one that he was told does not hold any more, and nobody can tell another.
    """

    ticket: str
    n: int
    promise: tuple[int, int] | None = None


class StepRated(Happening, frozen=True, tag="step.rated"):
    ticket: str
    n: int
    scores: dict[SkmElement, int]
