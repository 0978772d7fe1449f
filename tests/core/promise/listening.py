"""A mall whose log is heard, event by event, as it is played."""

from core import events
from core.catalog import Catalog
from core.promise import Book, Promise
from core.promise.book import Pending
from core.promise.listener import Listener
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
