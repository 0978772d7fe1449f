"""The hub's book of promises: heard with the log, kept in the store, taken up again where it was kept.

What is kept is what the log up to its place adds up to: whoever loads it and hears the rest comes to the same book.
"""

import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from core import events
from core.catalog import Catalog
from core.events import Event, Parked
from core.promise.book import Book
from core.promise.live import Live
from core.promise.promiser import Outlooks, Promiser
from core.refusal import Refusal
from core.state import State
from store import documents, newcomer
from store.connection import Connection
from store.memory import Fold

T = TypeVar("T")
FORM = 2
"""Grows when a book that an earlier version kept cannot be read any more, or means another thing."""
KEEP_EVERY = 1000
"""Events. Hearing so many again takes some 50 ms; the book of a mall is some 200 kB."""

_logger = logging.getLogger(__name__)
_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(Book)


class Promises:
    """Use `Promises.read`. A fault of ours in promising costs the promises until the next load, but no number."""

    def __init__(self, book: Book, lsn: int) -> None:
        self._promiser: Promiser | None = Promiser(book)
        self._lsn = self._kept = lsn
        self._told: Outlooks = {}
        self._live = Live()

    @classmethod
    def none(cls) -> "Promises":
        """As in a store that is not loaded yet."""
        return cls(Book.empty(), 0)

    @classmethod
    def read(cls, connection: Connection) -> "Promises":
        """The book as it was kept; an empty one where none was, or none that can be read."""
        row = connection.exec_driver_sql("SELECT book, lsn FROM promise_book WHERE form = ?", (FORM,)).first()
        try:
            return cls(_decoder.decode(row[0]), row[1]) if row else cls.none()
        except msgspec.DecodeError:
            _logger.exception("the book of promises cannot be read; a new one is begun")
            return cls.none()

    def hearing(self, fold: Fold, connection: Connection) -> Fold:
        """`fold` for loading: what came after the book was kept is heard on the way."""
        site = _SiteFile(connection)

        def fold_and_hear(state: State, item: Event | Parked) -> None:
            if state.lsn > self._lsn:
                self._begin(state, site.of(state))
            fold(state, item)
            if item.lsn > self._lsn:
                self.heard(state, site.of(state), item)

        return fold_and_hear

    def heard(self, state: State, catalog: Catalog | None, item: Event | Parked) -> None:
        """`state`, `catalog`: with `item` folded."""
        self._lsn = item.lsn
        self._safely(lambda promiser: promiser.heard(state, catalog, item), None)

    def promised(
        self, state: State, catalog: Catalog | None, bodies: Sequence[events.Body], now_ms: int
    ) -> Sequence[events.Body] | Refusal:
        """`bodies`, decided on `state` at `now_ms`, with the promises in them; or that the day does not suffice."""
        if state.lsn > self._lsn:
            self._begin(state, catalog)
        decided: Sequence[events.Body] | Refusal = bodies
        return self._safely(lambda promiser: promiser.promised(state, catalog, bodies, now_ms), decided)

    def promised_anew(self, state: State, happened: Sequence[Event]) -> Sequence[events.Body]:
        """What `happened`, folded and heard, makes of later steps. See `core.promise.promiser.Promiser`."""
        none: Sequence[events.Body] = ()
        return self._safely(lambda promiser: promiser.promised_anew(state, happened), none)

    def now(self, state: State, catalog: Catalog | None, now_ms: int) -> Outlooks:
        """What would be told to somebody who took a number at `now_ms`, per letter."""
        told = self._told
        none: Outlooks = {}
        self._told = self._safely(lambda promiser: promiser.now(state, catalog, now_ms, told), none)
        return self._told

    def live(self, state: State, catalog: Catalog | None, now_ms: int) -> Live:
        """What everybody who waits is told at `now_ms`."""
        told = self._live
        self._live = self._safely(lambda promiser: promiser.live(state, catalog, now_ms, told), Live())
        return self._live

    def keep(self, connection: Connection, *, snapshot: bool) -> None:
        """Keeps the book, now and then and beside each `snapshot`. Call it in the transaction of what was heard.

        Never behind a snapshot: what lies before that is not folded again, so it could not be heard again.
        """
        if self._promiser is None or not (snapshot or self._lsn >= self._kept + KEEP_EVERY):
            return
        row = (FORM, self._lsn, _encoder.encode(self._promiser.book))
        connection.exec_driver_sql("INSERT OR REPLACE INTO promise_book VALUES (1, ?, ?, ?)", row)
        self._kept = self._lsn

    @staticmethod
    def tell(connection: Connection, told: Outlooks, at_ms: int) -> None:
        """Writes what `now` gave at `at_ms` over what was told before."""
        newcomer.write(connection, {letter: outlook.step for letter, outlook in told.items()}, at_ms)
        connection.exec_driver_sql("DELETE FROM capacity_now")
        rooms = [(letter, outlook.room, outlook.step.doubt, at_ms) for letter, outlook in told.items()]
        if rooms:
            connection.exec_driver_sql("INSERT INTO capacity_now VALUES (?, ?, ?, ?)", rooms)

    def _begin(self, state: State, catalog: Catalog | None) -> None:
        """What happened between the book and `state` is not to be had: what was learned before stays."""
        self._lsn = state.lsn
        self._safely(lambda promiser: promiser.begin(state, catalog), None)

    def _safely(self, work: Callable[[Promiser], T], otherwise: T) -> T:
        """The queue goes on without promises where they fail: half a book is of no use."""
        if self._promiser is None:
            return otherwise
        try:
            return work(self._promiser)
        except Exception:
            self._promiser = None
            _logger.exception("no time is promised any more")
            return otherwise


class _SiteFile:
    """The site file as a state on its way through the log names it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._version = 0
        self._catalog: Catalog | None = None

    def of(self, state: State) -> Catalog | None:
        now = state.documents.get(documents.SITE)
        if now is not None and now.version != self._version:
            self._version = now.version
            self._catalog = self._read(now.version)
        return self._catalog

    def _read(self, version: int) -> Catalog | None:
        text = documents.body(self._connection, documents.SITE, version)
        try:
            return documents.catalog_of(text) if text is not None else None
        except msgspec.ValidationError:
            _logger.warning("version %d of the site file cannot be read: nothing is learned under it", version)
            return None
