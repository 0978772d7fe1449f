"""Errands counted by how they ended, and how long they took."""

import msgspec

from core.rollup.minutes import Minutes
from core.state import Step, Ticket
from core.words import OPEN_STATES, Outcome, StepState


class Steps(msgspec.Struct, gc=False):
    """Errands. Each of `created` is in exactly one of the six that follow it: `done`, `absent`, `cancelled`, `expired`,
    `transferred`, `open`.

    `transferred`: sent to another service, where a new errand goes on. `called`: at least once. `priority`: of visitors
    with it. `outcomes`: of `done`, by outcome; `inferred`: of `done`, those that nobody ended. `waits`: from free to
    start until the first call, of all that were called. `services`: from the start (or, where none was noted, the last
    call) to the end, of `done` that somebody ended. `in_standard`: of those, how many took no longer than the service's
    90th percentile in the site file.
    """

    created: int = 0
    done: int = 0
    absent: int = 0
    cancelled: int = 0
    expired: int = 0
    transferred: int = 0
    open: int = 0
    outcomes: dict[Outcome, int] = {}
    inferred: int = 0
    called: int = 0
    waits: Minutes = msgspec.field(default_factory=Minutes)
    services: Minutes = msgspec.field(default_factory=Minutes)
    in_standard: int = 0
    priority: int = 0

    @property
    def placed(self) -> int:
        """Errands that ended or are open."""
        return self.done + self.absent + self.cancelled + self.expired + self.transferred + self.open

    @property
    def reconciles(self) -> bool:
        """Whether every errand is in exactly one place."""
        return self.created == self.placed

    def count(self, ticket: Ticket, step: Step, free_ms: int, standard_minutes: float | None) -> None:
        """Counts one errand. `free_ms`: when it was free to start. `standard_minutes` None: the service has none."""
        self.created += 1
        self.priority += ticket.priority
        _count_end(self, step)
        if step.called_ms is not None:
            self.called += 1
            self.waits.add(step.called_ms - free_ms)
        if step.state != StepState.DONE:
            return
        outcome = step.outcome or Outcome.DONE
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1
        self.inferred += step.inferred
        length = served(step)
        if length is not None:
            self.services.add(length[1] - length[0])
            self.in_standard += standard_minutes is not None and length[1] - length[0] <= standard_minutes * 60_000

    def take(self, other: "Steps") -> None:
        """Adds another's errands to these."""
        for name in _SUMS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for outcome, count in other.outcomes.items():
            self.outcomes[outcome] = self.outcomes.get(outcome, 0) + count
        self.waits.take(other.waits)
        self.services.take(other.services)


_SUMS = (
    "created", "done", "absent", "cancelled", "expired", "transferred", "open", "inferred", "called", "in_standard",
    "priority",
)  # fmt: skip
_ENDS = {
    StepState.DONE: "done", StepState.ABSENT: "absent", StepState.CANCELLED: "cancelled",
    StepState.EXPIRED: "expired", StepState.TRANSFERRED: "transferred",
} | dict.fromkeys(OPEN_STATES, "open")  # fmt: skip


def _count_end(sums: Steps, step: Step) -> None:
    name = _ENDS[step.state]
    setattr(sums, name, getattr(sums, name) + 1)


def served(step: Step) -> tuple[int, int] | None:
    """From when to when an officer served an errand, of those that are done and that somebody ended."""
    begun = step.started_ms or step.last_call_ms
    if step.state != StepState.DONE or begun is None or step.ended_ms is None or step.inferred:
        return None
    return begun, step.ended_ms


def first(*moments: int | None) -> int:
    """The first of these that there is; the last always is."""
    return next(moment for moment in moments if moment is not None)


def free_since(ticket: Ticket, step: Step, booked_ms: int | None = None) -> int:
    """When a visitor could first have been called for a step: its creation (on paper, for a lane's number), the end of
    what had to come before it, or the time of the booking at `booked_ms`, whichever is latest; milliseconds since 1970.
    """
    of_the_issue = step.created_ms == ticket.steps[0].created_ms
    start = ticket.issued_ms if of_the_issue else step.created_ms
    before = [ticket.steps[n].ended_ms or start for n in step.after]
    return max(start, *before, booked_ms or start)


def freed(step: Step, free_ms: int) -> bool:
    """Whether a step was ever in a queue: what came before it freed it, and not only by the end of the day.

    `free_ms`: as `free_since` tells.
    """
    ended_with_it = step.called_ms is None and step.ended_ms is not None and step.ended_ms <= free_ms
    return step.place_ms is not None and not ended_with_it
