"""Promises for a hall: for everybody who waits, or for one step that is about to."""

from core import order
from core.catalog import Catalog
from core.promise.book import Book, Question
from core.promise.outlook import LEAST_WORK
from core.promise.scenes import Scenes
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

    def everybody(self, state: State, now_ms: int) -> dict[tuple[str, int], Promise]:
        """For all who wait, by ticket and step."""
        made: dict[tuple[str, int], Promise] = {}
        for letter in sorted(state.waiting):
            waiting = order.queue(state, letter)
            answers = self._book.asked(self.scenes.question(state, letter, waiting, now_ms))
            work = 1.0 - self.scenes.idle(state, letter, now_ms)
            for ahead, (ticket, step) in enumerate(waiting):
                made[ticket.id, step.n] = answers.of(ahead, max(LEAST_WORK, work))
                work += self.scenes.work.of(step)
        return made

    def asked(self, state: State, ticket: Ticket, step: Step, now_ms: int) -> tuple[Question, int, float]:
        """What is to be asked of the book for a step: the question, people ahead, calls to go."""
        waiting = order.queue(state, step.letter)
        if f"{ticket.id}/{step.n}" not in state.waiting.get(step.letter, {}):
            waiting = sorted([*waiting, (ticket, step)], key=lambda pair: order.key(pair[1]))
        ahead = 0
        work = 1.0 - self.scenes.idle(state, step.letter, now_ms)
        for _, other in waiting:
            if order.key(other) < order.key(step):
                ahead += 1
                work += self.scenes.work.of(other)
        question = self.scenes.question(state, step.letter, waiting, now_ms)
        return question, ahead, max(LEAST_WORK, work)
