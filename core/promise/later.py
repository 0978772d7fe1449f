"""When a step whose visitor is not free yet will be called, roughly: an estimate, not a promise.

The end of the one before, the walk, and the wait that its own line has now.
"""

from collections.abc import Mapping
from typing import NamedTuple

from core.catalog import Catalog
from core.events import PlannedStep
from core.fold.queue import frees, planned
from core.promise.promises import Promises
from core.promise.span import MINUTE_MS, Promise
from core.state import Day, State, Step, Ticket
from core.words import AT_COUNTER, Doubt, StepState

ABOUT_MS = 15 * MINUTE_MS


class Estimate(NamedTuple):
    """`at_ms`: since 1970. `beyond`: closing time comes before."""

    at_ms: int
    beyond: bool


def expected(
    promises: Promises, state: State, catalog: Catalog, everybody: Mapping[tuple[str, int], Promise], now_ms: int
) -> dict[tuple[str, int], int]:
    """By ticket and step, in milliseconds since 1970; a step of which nothing can be said is not in it.

    `everybody`: what is promised to those who wait in a line. Empty where no day is opened.
    """
    if state.day is None:
        return {}
    look = Look(promises, state, catalog, state.day, everybody, now_ms)
    return {
        (ticket.id, n): estimate.at_ms
        for ticket in state.tickets.values()
        if ticket.day == state.day.date and ticket.paused_until_ms is None
        for n, estimate in look.of(ticket).items()
        if not estimate.beyond
    }


def free(ticket: Ticket) -> bool:
    """Whether the visitor may be called to any of his lines: then those are promised, not estimated."""
    return ticket.paused_until_ms is None and not any(step.state in AT_COUNTER for step in ticket.steps)


def about(at_ms: int, before_ms: int = 0) -> int:
    """An estimate as it is told: to the quarter of an hour.

    `before_ms`: until when, as it is told, the steps are called that it waits for. It is never told before them.
    """
    return max((at_ms + ABOUT_MS // 2) // ABOUT_MS, -(-before_ms // ABOUT_MS)) * ABOUT_MS


def visitor(state: State, day: Day, letter: str, now_ms: int) -> tuple[Ticket, Step]:
    """Somebody without priority who takes a number of `letter` at `now_ms`."""
    step = planned(PlannedStep(0, "", letter, "", place_ms=now_ms), state.lsn + 1, now_ms)
    return Ticket("", day.date, "", letter, 0, None, now_ms, "", [step]), step


class Look:
    """At one moment; each line is asked once. Arguments as of `expected`."""

    def __init__(
        self, promises: Promises, state: State, catalog: Catalog, day: Day,
        everybody: Mapping[tuple[str, int], Promise], now_ms: int,
    ) -> None:  # fmt: skip
        self._promises = promises
        self._state = state
        self._catalog = catalog
        self._day = day
        self._everybody = everybody
        self._now_ms = now_ms
        self._waits: dict[str, int | None] = {}

    def of(self, ticket: Ticket) -> dict[int, Estimate]:
        """By step; one is looked at after those that it may wait for: these have smaller numbers.

        The ticket need not be in the state yet.
        """
        found: dict[int, Estimate] = {}
        idle = free(ticket)
        for step in ticket.steps:
            if step.state is StepState.WAITING and not (idle and step.place_ms is not None):
                estimate = self._called(ticket, step, found)
                if estimate is not None:
                    found[step.n] = estimate
        return found

    def _called(self, ticket: Ticket, step: Step, found: Mapping[int, Estimate]) -> Estimate | None:
        """What waits in a line already, while the visitor is at a counter, waits for that counter too."""
        here = [other.n for other in ticket.steps if other.state in AT_COUNTER]
        ends = [self._end(ticket, ticket.steps[n], found) for n in {*step.after, *here}]
        known = [end for end in ends if end is not None]
        if len(known) < len(ends):
            return None
        there_ms = max(known) + 1000 * self._catalog.site.rules.walk_seconds
        if step.place_ms is not None:
            promise = self._everybody.get((ticket.id, step.n))
            at_ms = None if promise is None or promise.doubt else max(there_ms, promise.mid)
        else:
            wait_ms = self._wait(step.letter)
            at_ms = None if wait_ms is None else there_ms + wait_ms
        return None if at_ms is None else self._open(step.letter, at_ms)

    def _end(self, ticket: Ticket, step: Step, found: Mapping[int, Estimate]) -> int | None:
        """When a step that others wait for will be done; None: nobody knows."""
        took_ms = int(self._promises.scenes.work.of_service(step.service) * MINUTE_MS)
        if step.state in AT_COUNTER:
            begun_ms = step.started_ms or step.last_call_ms or self._now_ms
            return max(self._now_ms, begun_ms + took_ms)
        if step.state is StepState.WAITING:
            promise = self._everybody.get((ticket.id, step.n))
            if promise is not None and promise.doubt is None:
                return max(self._now_ms, promise.mean) + took_ms
            return found[step.n].at_ms + took_ms if step.n in found else None
        return self._now_ms if frees(step) else None

    def _wait(self, letter: str) -> int | None:
        """How long somebody waits who joins a line now; None: no time can be told."""
        if letter not in self._waits:
            one = visitor(self._state, self._day, letter, self._now_ms)
            promise = self._promises.joining(self._state, *one, self._now_ms)(0)
            known = promise.doubt is None or promise.doubt is Doubt.PAST_CLOSING
            self._waits[letter] = max(0, promise.mean - self._now_ms) if known else None
        return self._waits[letter]

    def _open(self, letter: str, at_ms: int) -> Estimate:
        """In a planned gap nobody is called, and after closing neither."""
        hours = self._promises.scenes.today.hours(self._state, letter)
        for start_ms, end_ms in hours.gaps:
            if start_ms <= at_ms < end_ms:
                at_ms = end_ms
        return Estimate(at_ms, hours.end_ms is not None and at_ms > hours.end_ms)
