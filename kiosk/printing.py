"""The papers of this kiosk: each handed to the printer once, and the outcome brought back to the thread that draws."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.catalog import Catalog
from core.commands import LaneIssued, Printed
from core.events import Event, TicketIssued
from core.state import State
from core.words import Evidence
from kiosk.flow.actions import PaperOut
from kiosk.flow.where import Paper
from kiosk.paper import Numbered, paper_of
from kiosk.paper_asked import AskedPaper
from kiosk.papers import Owed
from printer.journal import JobState, PrintOutcome
from printer.paper import TicketPaper
from printer.status import PrinterStatus

_log = logging.getLogger(__name__)


class Printing(Protocol):
    """A printer that works on its own: `printer.spooler.Spooler`. Never prints a (ticket, copy) twice."""

    @property
    def status(self) -> PrinterStatus:
        """How the printer stands; asked from the thread that draws, so it waits for nothing."""

    def enqueue(self, ticket_id: str, copy_no: int, paper: TicketPaper) -> None: ...

    def enqueue_paper(self, subject: str, paper: AskedPaper) -> None:
        """Prints a paper that is no ticket; never a `subject` twice."""


MakePrinting = Callable[[Callable[[PrintOutcome], None]], Printing]
"""Makes the printer of a kiosk; what it is given is called with every outcome, on any thread."""


class Papers(QObject):
    """Prints what is owed. `out` tells the visitor's page, `printed` is the fact for the log.

    `expired`: the ticket whose original certainly did not come out, and never will.
    """

    out = Signal(object)
    printed = Signal(object)
    expired = Signal(str)
    _ended = Signal(object)

    def __init__(self, make: MakePrinting, training: bool = False) -> None:
        super().__init__()
        self._training = training
        self._handed: set[Owed] = set()
        self._became: dict[str, Paper] = {}
        self._day: dt.date | None = None
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._printing = make(self._ended.emit)

    @property
    def status(self) -> PrinterStatus:
        return self._printing.status

    def became(self, ticket: str) -> Paper | None:
        """What became of the last paper of `ticket`, for a page that comes later; None where nothing is known."""
        return self._became.get(ticket)

    def handled(self, owed: Owed) -> bool:
        """Whether this program has had it in its hands today, whatever became of it."""
        return owed in self._handed

    def print_owed(self, owed: Iterable[Owed], state: State, catalog: Catalog, now_ms: int) -> None:
        """Prints the papers of tickets that stand in the log."""
        self._forget_yesterday(state)
        for paper in owed:
            ticket = state.tickets.get(paper.ticket)
            if ticket is not None:
                copied_ms = now_ms if paper.copy_no else None
                self._hand(paper, ticket, catalog, ticket.issued_ms, copied_ms)

    def print_lane(self, issued: LaneIssued, catalog: Catalog, now_ms: int, copy_no: int = 0) -> None:
        """Prints a number that the hub does not know of yet."""
        copied_ms = now_ms if copy_no else None
        self._hand(Owed(issued.ticket, copy_no), issued, catalog, now_ms, copied_ms)

    def print_issued(self, events: Iterable[Event], catalog: Catalog) -> None:
        """Prints a number that was just given, without waiting until it is seen in the log."""
        for event in events:
            if isinstance(event.body, TicketIssued):
                self._hand(Owed(event.body.ticket, 0), event.body, catalog, event.at)

    def _forget_yesterday(self, state: State) -> None:
        """The journal keeps what was printed; this only spares it the question, for one day's papers."""
        day = state.day.date if state.day else None
        if day != self._day:
            self._day = day
            self._handed.clear()
            self._became.clear()

    def _hand(
        self, owed: Owed, numbered: Numbered, catalog: Catalog, issued_ms: int, copied_ms: int | None = None
    ) -> None:
        if owed in self._handed:
            return
        self._handed.add(owed)
        try:
            paper = paper_of(numbered, catalog, issued_ms, owed.copy_no, self._training, copied_ms=copied_ms)
        except KeyError as gone:
            _log.warning("paper %s of a ticket cannot be made: the site has no %s any more", owed.copy_no, gone)
            self._tell(PrintOutcome(owed.ticket, owed.copy_no, JobState.EXPIRED, Evidence.UNKNOWN))
        else:
            self._printing.enqueue(owed.ticket, owed.copy_no, paper)

    @Slot(object)
    def _tell(self, outcome: PrintOutcome) -> None:
        good = outcome.state is JobState.PRINTED
        if not good:
            _log.warning("paper %s of a ticket ended as %s", outcome.copy_no, outcome.state)
        self._became[outcome.ticket_id] = Paper.PRINTED if good else Paper.FAILED
        self.out.emit(PaperOut(outcome.ticket_id, self._became[outcome.ticket_id]))
        if outcome.state is not JobState.EXPIRED:
            self.printed.emit(Printed(outcome.ticket_id, outcome.copy_no, outcome.evidence))
        elif outcome.copy_no == 0:
            self.expired.emit(outcome.ticket_id)
