"""Simulated days through the real core: decided, promised, folded and heard as at a hub."""

from collections.abc import Sequence

import msgspec

from core.catalog import Catalog
from core.commands import MINUTE_MS, Command
from core.decide import decide
from core.decider import Accepted, Answer, Refused
from core.events import Body, Event, StepCalled, StepPromised, TicketIssued
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
    """What became of one span. `off`, `formula_off`: minutes from the middle and from the formula to the call.

    The formula is what halls display: (people ahead + 1) × usual minutes of the queue ÷ counters that serve it.
    `n`: 0: printed; later steps were told when they became free. `about_off`: minutes from the printed estimate.
    """

    service: str
    kept: bool
    off: float
    formula_off: float
    n: int = 0
    about_off: float | None = None


class Told(msgspec.Struct, frozen=True):
    """A span that a visitor was told. `promise`: with its middle, which nobody is told."""

    span: tuple[int, int]
    promise: Promise


class PromisedHall:
    """One hall whose days follow one another, with a book of promises that is kept."""

    def __init__(self, catalog: Catalog) -> None:
        self.state = State()
        self.promiser = Promiser(Book.empty())
        self._catalog = catalog
        self._told: dict[tuple[str, int], Told] = {}

    def played(self, plan: DayPlan) -> list[Outcome]:
        """What became of the spans that visitors were told on that day, by first calls in turn."""
        self._told.clear()
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
        happened = self._happened(command, bodies, now_ms)
        happened += self._happened(command, self.promiser.promised_anew(self.state, happened), now_ms)
        return Accepted(tuple(happened))

    def _happened(self, command: Command, bodies: Sequence[Body], now_ms: int) -> list[Event]:
        happened = sequence(self.state, command, bodies, now_ms)
        for event in happened:
            fold(self.state, event)
            self.promiser.heard(self.state, self._catalog, event)
            if isinstance(event.body, TicketIssued):
                self._remember(event.body.ticket, 0, event.body.promise)
            elif isinstance(event.body, StepPromised):
                self._remember(event.body.ticket, event.body.n, event.body.promise)
        return happened

    def _remember(self, ticket: str, n: int, span: tuple[int, int] | None) -> None:
        self._told.pop((ticket, n), None)
        if span is not None:
            self._told[ticket, n] = Told(span, self.promiser.book.pending[f"{ticket}/{n}"].promise)

    def _outcomes(self, answer: Answer) -> list[Outcome]:
        happened = answer.events if isinstance(answer, Accepted) else ()
        found = [self._outcome(event.body, event.at) for event in happened if isinstance(event.body, StepCalled)]
        return [outcome for outcome in found if outcome is not None]

    def _outcome(self, call: StepCalled, at_ms: int) -> Outcome | None:
        told = self._told.pop((call.ticket, call.n), None)
        if told is None or call.reason is not None:
            return None
        (low, high), promise, step = told.span, told.promise, self.state.step(call.ticket, call.n)
        wait = (at_ms - promise.asked_ms) / MINUTE_MS
        off = abs(at_ms - promise.mid) / MINUTE_MS
        about_off = None if step.about_ms is None else abs(at_ms - step.about_ms) / MINUTE_MS
        formula_off = abs(wait - self._formula(step.letter, promise))
        return Outcome(step.service, low <= at_ms <= high, off, formula_off, call.n, about_off)

    def _formula(self, letter: str, promise: Promise) -> float:
        minutes = [service.minutes for service in self._catalog.services.values() if service.letter == letter]
        return (promise.ahead + 1) * sum(minutes) / len(minutes) / max(1.0, promise.counters)
