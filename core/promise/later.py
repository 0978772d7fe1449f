"""When a step that waits for another will be called, roughly: an estimate, not a promise.

The end of the one before, the walk, and the wait that its own line has now.
"""

from collections.abc import Mapping

from core.catalog import Catalog
from core.events import PlannedStep
from core.fold.queue import frees, planned
from core.promise.promises import Promises
from core.promise.span import MINUTE_MS, Promise
from core.state import Day, State, Step, Ticket
from core.words import AT_COUNTER, StepState


def expected(
    promises: Promises, state: State, catalog: Catalog, everybody: Mapping[tuple[str, int], Promise], now_ms: int
) -> dict[tuple[str, int], int]:
    """By ticket and step, in milliseconds since 1970; a step of which nothing can be said is not in it.

    `everybody`: what is promised to those who wait in a line. Empty where no day is opened.
    """
    if state.day is None:
        return {}
    look = _Look(promises, state, catalog, state.day, everybody, now_ms)
    return {
        (ticket.id, n): at_ms
        for ticket in state.tickets.values()
        if ticket.day == state.day.date and ticket.paused_until_ms is None
        for n, at_ms in look.of(ticket).items()
    }


def visitor(state: State, day: Day, letter: str, now_ms: int) -> tuple[Ticket, Step]:
    """Somebody without priority who takes a number of `letter` at `now_ms`."""
    step = planned(PlannedStep(0, "", letter, "", place_ms=now_ms), state.lsn + 1, now_ms)
    return Ticket("", day.date, "", letter, 0, None, now_ms, "", [step]), step


class _Look:
    """At one moment; each line is asked once."""

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

    def of(self, ticket: Ticket) -> dict[int, int]:
        """A step is looked at after those that it may wait for: these have smaller numbers."""
        found: dict[int, int] = {}
        for step in ticket.steps:
            if step.state is StepState.WAITING and step.place_ms is None:
                at_ms = self._called(ticket, step, found)
                if at_ms is not None:
                    found[step.n] = at_ms
        return found

    def _called(self, ticket: Ticket, step: Step, found: Mapping[int, int]) -> int | None:
        wait_ms = self._wait(step.letter)
        ends = [self._end(ticket, ticket.steps[n], found) for n in step.after]
        known = [end for end in ends if end is not None]
        if wait_ms is None or len(known) < len(ends):
            return None
        walk_ms = 1000 * self._catalog.site.rules.walk_seconds
        return self._open(step.letter, max(known) + walk_ms + wait_ms)

    def _end(self, ticket: Ticket, step: Step, found: Mapping[int, int]) -> int | None:
        """When a step that others wait for will be done; None: nobody knows."""
        took_ms = int(self._promises.scenes.work.of_service(step.service) * MINUTE_MS)
        if step.state in AT_COUNTER:
            begun_ms = step.started_ms or step.last_call_ms or self._now_ms
            return max(self._now_ms, begun_ms + took_ms)
        if step.state is StepState.WAITING:
            promise = self._everybody.get((ticket.id, step.n))
            told = promise.mid if promise is not None and promise.doubt is None else found.get(step.n)
            return None if told is None else max(self._now_ms, told) + took_ms
        return self._now_ms if frees(step) else None

    def _wait(self, letter: str) -> int | None:
        """How long somebody waits who joins a line now; None: no time can be told."""
        if letter not in self._waits:
            one = visitor(self._state, self._day, letter, self._now_ms)
            promise = self._promises.joining(self._state, *one, self._now_ms)(0)
            self._waits[letter] = None if promise.doubt else max(0, promise.mid - self._now_ms)
        return self._waits[letter]

    def _open(self, letter: str, at_ms: int) -> int | None:
        """In a planned gap nobody is called, and after closing neither."""
        hours = self._promises.scenes.today.hours(self._state, letter)
        for start_ms, end_ms in hours.gaps:
            if start_ms <= at_ms < end_ms:
                at_ms = end_ms
        return None if hours.end_ms is not None and at_ms > hours.end_ms else at_ms
