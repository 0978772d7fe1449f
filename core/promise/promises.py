"""Promises for a hall: for everybody who waits, or for one step that is about to."""

from collections.abc import Callable

from core import order
from core.catalog import Catalog
from core.promise.ahead import ahead_of
from core.promise.book import Book, Question
from core.promise.outlook import LEAST_WORK
from core.promise.scenes import Scenes, free_ms
from core.promise.span import Promise
from core.state import State, Step, Ticket


class Promises:
    """Reads the `book`, looks at states through one version of the site file, and changes neither."""

    def __init__(self, book: Book, catalog: Catalog) -> None:
        self.scenes = Scenes(book, catalog)
        self._book = book

    def one(self, state: State, ticket: Ticket, step: Step, now_ms: int) -> Promise:
        """For a step with a place; neither it nor its ticket need be in `state` yet."""
        question, ahead, work = self.asked(state, ticket, step, now_ms)
        return self._book.asked(question).of(ahead, work)

    def joining(self, state: State, ticket: Ticket, step: Step, now_ms: int) -> Callable[[int], Promise]:
        """For whoever is about to come: the promise after so many more like him have come before him."""
        question, ahead, work = self.asked(state, ticket, step, now_ms)
        answers = self._book.asked(question)
        return lambda more: answers.of(ahead + more, work + more)

    def everybody(self, state: State, now_ms: int) -> dict[tuple[str, int], Promise]:
        """For all who wait, by ticket and step."""
        made: dict[tuple[str, int], Promise] = {}
        for letter in sorted(state.waiting):
            waiting = order.queue(state, letter)
            head_ms = free_ms(*waiting[0]) if waiting else None
            answers = self._book.asked(self.scenes.question(state, letter, head_ms, now_ms))
            own = 1.0 - self.scenes.idle(state, letter, now_ms)
            before: dict[str, int] = {}
            for ahead, (ticket, step) in enumerate(waiting):
                work = own + self.scenes.work.of(letter, before)
                made[ticket.id, step.n] = answers.of(ahead, max(LEAST_WORK, work))
                before[step.service] = before.get(step.service, 0) + 1
        return made

    def asked(self, state: State, ticket: Ticket, step: Step, now_ms: int) -> tuple[Question, int, float]:
        """What is to be asked of the book for a step: the question, people ahead, calls to go."""
        ahead = ahead_of(state, ticket, step)
        question = self.scenes.question(state, step.letter, ahead.head_ms, now_ms, joining=ahead.joining)
        work = 1.0 - self.scenes.idle(state, step.letter, now_ms) + self.scenes.work.of(step.letter, ahead.steps)
        return question, ahead.people, max(LEAST_WORK, work)
