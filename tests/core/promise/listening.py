"""A mall whose log is heard, event by event, as it is played."""

import msgspec

from core import events
from core.catalog import Catalog
from core.commands import Command
from core.promise import Book, Promise
from core.promise.book import Pending
from core.promise.listener import Listener
from core.promise.promiser import Promiser
from core.refusal import Refusal
from core.state import Ticket
from tests.core.play import Play
from tests.core.small_site import SMALL


class Heard(Play):
    """`book`: what is kept of it."""

    def __init__(self, catalog: Catalog = SMALL, step: int = 5) -> None:
        super().__init__(catalog)
        self.book = Book.empty(step)
        self.listener = Listener(self.book, catalog)

    def take(self, event: events.Event | events.Parked) -> None:
        super().take(event)
        self.listener.heard(self.state, event)

    def pending(self, ticket: Ticket, n: int = 0) -> Pending | None:
        return self.book.pending.get(f"{ticket.id}/{n}")

    def now(self, ticket: Ticket, n: int = 0) -> Promise:
        """What is promised to somebody who waits, by the refresh of all."""
        return self.listener.promises.everybody(self.state, self.now_ms)[ticket.id, n]


class Promised(Play):
    """A mall whose numbers carry promises."""

    def __init__(self, catalog: Catalog = SMALL) -> None:
        super().__init__(catalog)
        self.promiser = Promiser(Book.empty())

    @property
    def book(self) -> Book:
        return self.promiser.book

    def decided(self, command: Command) -> list[events.Body] | Refusal:
        decision = super().decided(command)
        if isinstance(decision, Refusal):
            return decision
        return self.promiser.promised(self.state, self.catalog, decision, self.now_ms)

    def anew(self, made: list[events.Event]) -> list[events.Body]:
        return self.promiser.promised_anew(self.state, made)

    def take(self, event: events.Event | events.Parked) -> None:
        super().take(event)
        self.promiser.heard(self.state, self.catalog, event)

    def pending(self, ticket: Ticket, n: int = 0) -> Promise:
        """What the call of a step will be compared with."""
        return self.book.pending[f"{ticket.id}/{n}"].promise

    def kept(self) -> Book:
        """The book, written down and read again."""
        return msgspec.json.decode(msgspec.json.encode(self.book), type=Book)
