"""What the hall's state says about a line at a moment: who is ahead, which counters serve it, what is planned."""

from core.catalog import Catalog, valid_on
from core.promise.book import Book, Question
from core.promise.outlook import Scene
from core.promise.span import MINUTE_MS
from core.promise.today import Hours, Today
from core.promise.work import Work
from core.site import Counter
from core.state import State, Step, Ticket
from core.words import CounterState

LATE_MS = 30 * MINUTE_MS
"""A counter that has not opened so long after the planned time is not expected any more."""
GAP_MINUTES = 0.5
"""From one visitor's end to the next call, until it is measured."""


class Scenes:
    """Looks at states through one version of the site file. A letter is a line of the `book`."""

    def __init__(self, book: Book, catalog: Catalog) -> None:
        self.work = Work(book, catalog)
        self.today = Today(catalog)
        self._counters = {letter: catalog.counters_of(letter) for letter in catalog.letters}

    def question(self, state: State, letter: str, head_ms: int | None, now_ms: int, joining: int = 0) -> Question:
        """`head_ms`: since when the head of the line waits. `joining`: how many are about to join it."""
        hours = self.today.hours(state, letter)
        counters = self.counters(state, letter, hours, now_ms, joining)
        configured = self.work.minutes(letter) + GAP_MINUTES
        scene = Scene(now_ms, configured, counters or 1.0, head_ms, hours.end_ms, counters > 0 and not hours.shut)
        return Question(letter, scene, hours.gaps, hours.turns)

    def counters(self, state: State, letter: str, hours: Hours, now_ms: int, joining: int = 0) -> float:
        """How many counters serve a line, those on a break included.

        Whoever came first is called first, in whichever line: so lines that share a counter are cleared at the same
        time, as far as the counters of each go. All their counters are theirs by the work that waits in each.
        """
        serving = self._serving(state, letter, hours, now_ms)
        others = sorted({x for counter in serving for x in counter.letters} - {letter})
        if not others:
            return float(len(serving))
        nos = {c.no for x in others for c in self._serving(state, x, self.today.hours(state, x), now_ms)}
        own = max(1, _waiting(state, letter) + joining) * self.work.minutes(letter)
        work = own
        for other in others:
            work += _waiting(state, other) * self.work.minutes(other)
        alone = sum(counter.letters == (letter,) for counter in serving)
        share = own / work * len(nos.union(counter.no for counter in serving))
        return min(float(len(serving)), max(float(alone), share))

    def idle(self, state: State, letter: str, now_ms: int) -> int:
        """How many counters may call somebody of the line at once, or will as soon as the hall opens."""
        serving = self._serving(state, letter, self.today.hours(state, letter), now_ms)
        here = [state.counter(counter.no) for counter in serving]
        return sum(counter.ticket is None and counter.state != CounterState.PAUSED for counter in here)

    def _serving(self, state: State, letter: str, hours: Hours, now_ms: int) -> list[Counter]:
        early = hours.start_ms is not None and now_ms < hours.start_ms + LATE_MS
        return [c for c in self._counters.get(letter, ()) if _serves(state, c, early)]


def _waiting(state: State, letter: str) -> int:
    return len(state.waiting.get(letter, ()))


def _serves(state: State, counter: Counter, early: bool) -> bool:
    """While it is `early`, a counter that has not opened yet today will."""
    now = state.counter(counter.no)
    if now.state != CounterState.CLOSED:
        return True
    planned = state.day is not None and valid_on(state.day.date, counter.valid_from, counter.valid_until)
    return planned and early and now.since_ms == 0


def free_ms(ticket: Ticket, step: Step) -> int:
    """When a step became free to start; a booking is free at its time."""
    assert step.place_ms is not None  # only such steps wait
    return step.place_ms + ticket.head_start_ms
