"""Simulated days through the real core: decided, promised, folded and heard as at a hub."""

import msgspec

from core.catalog import Catalog
from core.commands import MINUTE_MS, Command
from core.decide import decide
from core.decider import Accepted, Answer, Refused
from core.events import Event, StepCalled, TicketIssued
from core.fold import fold
from core.hall import play
from core.promise.book import Book
from core.promise.promiser import Promiser
from core.promise.span import Promise
from core.refusal import Refusal
from core.sequence import sequence
from core.state import State
from core.visitors_plan import DayPlan


class Outcome(msgspec.Struct, frozen=True):
    """What became of one printed span. `off`, `formula_off`: minutes from the middle and from the formula to the call.

    The formula is what halls display: (people ahead + 1) × usual minutes of the queue ÷ counters that serve it.
    """

    service: str
    kept: bool
    off: float
    formula_off: float


class Printed(msgspec.Struct, frozen=True):
    """A span that stands on a paper. `promise`: with its middle, which the paper does not tell."""

    service: str
    letter: str
    span: tuple[int, int]
    promise: Promise


class PromisedHall:
    """One hall whose days follow one another, with a book of promises that is kept."""

    def __init__(self, catalog: Catalog) -> None:
        self.state = State()
        self.promiser = Promiser(Book.empty())
        self._catalog = catalog
        self._printed: dict[str, Printed] = {}

    def played(self, plan: DayPlan) -> list[Outcome]:
        """What became of the spans that were printed on that day, by first calls in turn."""
        self._printed.clear()
        outcomes: list[Outcome] = []
        hall = play(plan, self._catalog, alone=True)
        at_ms, command = next(hall)
        while True:
            answer = self.answered(command, at_ms)
            outcomes += self._outcomes(answer)
            try:
                at_ms, command = hall.send(answer)
            except StopIteration:
                return outcomes

    def answered(self, command: Command, now_ms: int) -> Answer:
        decided = decide(self.state, self._catalog, command, now_ms)
        if isinstance(decided, Refusal):
            return Refused(decided)
        bodies = self.promiser.promised(self.state, self._catalog, decided, now_ms)
        if isinstance(bodies, Refusal):
            return Refused(bodies)
        happened = sequence(self.state, command, bodies, now_ms)
        for event in happened:
            fold(self.state, event)
            self.promiser.heard(self.state, self._catalog, event)
            self._remember(event)
        return Accepted(tuple(happened))

    def _remember(self, event: Event) -> None:
        body = event.body
        if isinstance(body, TicketIssued) and body.promise is not None:
            made = self.promiser.book.pending[f"{body.ticket}/0"].promise
            self._printed[body.ticket] = Printed(body.steps[0].service, body.steps[0].letter, body.promise, made)

    def _outcomes(self, answer: Answer) -> list[Outcome]:
        happened = answer.events if isinstance(answer, Accepted) else ()
        found = [self._outcome(event.body, event.at) for event in happened if isinstance(event.body, StepCalled)]
        return [outcome for outcome in found if outcome is not None]

    def _outcome(self, call: StepCalled, at_ms: int) -> Outcome | None:
        if call.n != 0:
            return None
        printed = self._printed.pop(call.ticket, None)
        if printed is None or call.reason is not None:
            return None
        low, high = printed.span
        promise = printed.promise
        wait = (at_ms - promise.asked_ms) / MINUTE_MS
        off = abs(at_ms - promise.mid) / MINUTE_MS
        return Outcome(printed.service, low <= at_ms <= high, off, abs(wait - self._formula(printed)))

    def _formula(self, printed: Printed) -> float:
        minutes = [service.minutes for service in self._catalog.services.values() if service.letter == printed.letter]
        counters = max(1.0, printed.promise.counters)
        return (printed.promise.ahead + 1) * sum(minutes) / len(minutes) / counters
