"""Keeps a book of promises beside a hall's state, and promises in what is about to happen."""

from collections.abc import Sequence

import msgspec

from core import events
from core.catalog import Catalog
from core.fold.queue import planned
from core.promise.book import Book
from core.promise.listener import Listener
from core.promise.span import still_good
from core.state import Day, State, Step, Ticket

Spans = dict[str, tuple[int, int]]
"""Per letter, from when until when, in milliseconds since 1970."""


class Promiser:
    """Changes the `book` only. `catalog`, wherever it is handed over: the site file in force; None: there is none."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._catalog: Catalog | None = None
        self._listener: Listener | None = None

    def begin(self, state: State, catalog: Catalog | None) -> None:
        """Goes on in the middle of a day, with all who wait in `state`: what happened before is not known."""
        self.book.day()
        listener = self._by(catalog)
        if listener is not None and state.day is not None:
            listener.begin(state, state.at_ms)

    def heard(self, state: State, catalog: Catalog | None, item: events.Event | events.Parked) -> None:
        """`state`, `catalog`: with the event folded."""
        listener = self._by(catalog)
        if listener is not None:
            listener.heard(state, item)

    def promised(
        self, state: State, catalog: Catalog | None, bodies: Sequence[events.Body], now_ms: int
    ) -> list[events.Body]:
        """`bodies`, decided on `state` at `now_ms`, with the promise in each new number, where a time can be told.

        A number of a lane is out already: its paper promises nothing.
        """
        listener = self._by(catalog)
        if listener is None:
            return list(bodies)
        return [_with_promise(listener, state, body, now_ms) for body in bodies]

    def now(self, state: State, catalog: Catalog | None, now_ms: int, told: Spans) -> Spans:
        """What somebody who took a number now would be promised, per letter, where a time can be told.

        `told`: what was told before; it stays where it is still good.
        """
        listener = self._by(catalog)
        if listener is None or catalog is None or state.day is None or not state.day.open:
            return {}
        spans: Spans = {}
        for letter in catalog.letters:
            new = listener.promises.one(state, *_visitor(state, state.day, letter, now_ms), now_ms).printed
            if new is not None:
                spans[letter] = told[letter] if letter in told and still_good(told[letter], new) else new
        return spans

    def _by(self, catalog: Catalog | None) -> Listener | None:
        if catalog is not self._catalog:
            self._catalog = catalog
            self._listener = None if catalog is None else Listener(self.book, catalog)
        return self._listener


def _visitor(state: State, day: Day, letter: str, now_ms: int) -> tuple[Ticket, Step]:
    """Somebody without priority who takes a number of `letter` at `now_ms`."""
    step = planned(events.PlannedStep(0, "", letter, "", place_ms=now_ms), state.lsn + 1, now_ms)
    return Ticket("", day.date, "", letter, 0, None, now_ms, "", [step]), step


def _with_promise(listener: Listener, state: State, body: events.Body, now_ms: int) -> events.Body:
    if not isinstance(body, events.TicketIssued) or body.lane is not None:
        return body
    first = planned(body.steps[0], state.lsn + 1, now_ms)
    ticket = Ticket(
        body.ticket, body.day, body.label, body.letter, body.number, None, now_ms, "", [first],
        head_start_ms=body.head_start_ms,
    )  # fmt: skip
    promise = listener.about_to(state, ticket, first, now_ms)
    return msgspec.structs.replace(body, promise=promise.printed)
