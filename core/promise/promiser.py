"""Keeps a book of promises beside a hall's state, and promises in what is about to happen."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from core import capacity, events
from core.catalog import Catalog
from core.promise.book import Book
from core.promise.later import visitor
from core.promise.listener import Listener
from core.promise.live import Live, LiveStep, as_told, live
from core.promise.new_number import with_promises
from core.refusal import Refusal
from core.state import State, Ticket


class LetterOutlook(msgspec.Struct, frozen=True):
    """`step`: what a number taken now would be told, and why. `room`: see `core.capacity.room`."""

    step: LiveStep
    room: int | None


Outlooks = dict[str, LetterOutlook]
"""Per letter."""


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
    ) -> list[events.Body] | Refusal:
        """`bodies`, decided on `state` at `now_ms`, with the promise in each new number, where a time can be told.

        Or why there is no new number: the rest of the day does not suffice (`core.capacity`).
        A number of a lane is out already: its paper promises nothing.
        """
        listener = self._by(catalog)
        if listener is None or catalog is None:
            return list(bodies)
        made: list[events.Body] = []
        for body in bodies:
            promised = with_promises(listener, state, catalog, body, now_ms)
            if isinstance(promised, Refusal):
                return promised
            made.append(promised)
        return made

    def promised_anew(self, state: State, happened: Sequence[events.Event]) -> list[events.Body]:
        """What `happened`, folded and heard, makes of later steps: those that are free now are promised for themselves.

        Each with the promise that its call will be compared with. What the paper promised stays as it is.
        """
        touched = dict.fromkeys(name for event in happened for name in self._touched(event.body))
        return [body for name in touched if name in state.tickets for body in self._anew(state.tickets[name])]

    def _touched(self, body: events.Body) -> Iterable[str]:
        """The tickets that may have been promised anew."""
        if isinstance(body, (events.OutageEnded, events.DayOpened)):
            return [name.partition("/")[0] for name in self.book.pending]
        ticket: str | None = getattr(body, "ticket", None)
        return [ticket] if ticket else []

    def _anew(self, ticket: Ticket) -> Iterator[events.Body]:
        """A step that was called before keeps the promise that this call was compared with."""
        for step in ticket.steps[1:]:
            made = self.book.pending.get(f"{ticket.id}/{step.n}")
            if made is not None and step.called_ms is None and made.promise.printed != step.promise:
                yield events.StepPromised(ticket.id, step.n, made.promise.printed)

    def now(self, state: State, catalog: Catalog | None, now_ms: int, told: Outlooks) -> Outlooks:
        """What somebody who took a number now would be told, per letter.

        `told`: what was told before; a span stays where it is still good.
        """
        listener = self._by(catalog)
        if listener is None or catalog is None or state.day is None or not state.day.open:
            return {}
        found: Outlooks = {}
        for letter in catalog.letters:
            answer = listener.promises.joining(state, *visitor(state, state.day, letter, now_ms), now_ms)
            before = told.get(letter)
            step = as_told(answer(0), before.step.span if before is not None else None)
            found[letter] = LetterOutlook(step, capacity.room(answer))
        return found

    def live(self, state: State, catalog: Catalog | None, now_ms: int, told: Live) -> Live:
        """What everybody who waits is told at `now_ms`; `told`: what they were told before. See `core.promise.live`."""
        listener = self._by(catalog)
        if listener is None or catalog is None:
            return Live()
        return live(listener.promises, state, catalog, now_ms, told)

    def _by(self, catalog: Catalog | None) -> Listener | None:
        if catalog is not self._catalog:
            self._catalog = catalog
            self._listener = None if catalog is None else Listener(self.book, catalog)
        if catalog is not None:
            self.book.step_minutes = catalog.site.promises.round_minutes
        return self._listener
