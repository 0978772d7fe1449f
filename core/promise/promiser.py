"""Keeps a book of promises beside a hall's state, and promises in what is about to happen."""

from collections.abc import Sequence

import msgspec

from core import capacity, events
from core.catalog import Catalog
from core.fold.queue import planned
from core.promise.book import Book
from core.promise.later import visitor
from core.promise.listener import Listener
from core.promise.live import Live, live
from core.promise.span import still_good
from core.refusal import Refusal
from core.state import State, Ticket
from core.words import Doubt


class LetterOutlook(msgspec.Struct, frozen=True):
    """`span`: from when until when, in milliseconds since 1970; None: no time is told, because of `doubt`.

    `room`: see `core.capacity.room`.
    """

    span: tuple[int, int] | None
    doubt: Doubt | None
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
            promised = _with_promise(listener, state, catalog, body, now_ms)
            if isinstance(promised, Refusal):
                return promised
            made.append(promised)
        return made

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
            span, before = answer(0).printed, told.get(letter)
            if span is not None and before is not None and before.span is not None and still_good(before.span, span):
                span = before.span
            found[letter] = LetterOutlook(span, answer(0).doubt, capacity.room(answer))
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


def _with_promise(
    listener: Listener, state: State, catalog: Catalog, body: events.Body, now_ms: int
) -> events.Body | Refusal:
    if not isinstance(body, events.TicketIssued) or body.lane is not None:
        return body
    steps = [planned(plan, state.lsn + 1, now_ms) for plan in body.steps]
    ticket = Ticket(
        body.ticket, body.day, body.label, body.letter, body.number, None, now_ms, "", steps,
        head_start_ms=body.head_start_ms,
    )  # fmt: skip
    promise = listener.about_to(state, ticket, steps[0], now_ms)
    others = [step for step in steps[1:] if step.required and step.place_ms is not None]
    each = [(steps[0], promise), *((step, listener.promises.one(state, ticket, step, now_ms)) for step in others)]
    for step, own in each:
        refused = capacity.refusal(state, catalog, body, step.letter, own, now_ms)
        if refused is not None:
            listener.not_given()
            return refused
    own_risk = body.own_risk and any(capacity.beyond(own) for _, own in each)
    not_before_ms = promise.low80 if promise.doubt is Doubt.TOO_WIDE else None
    return msgspec.structs.replace(
        body, promise=promise.printed, doubt=promise.doubt, not_before_ms=not_before_ms, own_risk=own_risk
    )
