"""Papers on request: each handed to the printer of the kiosk once, and told to the log when it came out."""

import logging
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from core.catalog import Catalog
from core.commands import PaperPrinted
from core.state import State
from kiosk.paper_asked import asked_paper
from kiosk.printing import MakePrinting, Printing
from printer.journal import JobState, PrintOutcome

_log = logging.getLogger(__name__)

SUBJECT = "paper-"
"""Stands before the print id in the journal, so that also after a restart its outcome is not taken for a ticket's."""


class AskedPapers(QObject):
    """`printed` is the fact for the log; `out` tells the print id and whether it was printed."""

    printed = Signal(object)
    out = Signal(str, bool)
    _ended = Signal(object)

    def __init__(self, training: bool = False) -> None:
        super().__init__()
        self._training = training
        self._printing: Printing | None = None
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def beside(self, make: MakePrinting) -> MakePrinting:
        """The same printer, to be shared with the tickets: what was asked here is told here, all else to them."""

        def made(tickets: Callable[[PrintOutcome], None]) -> Printing:
            self._printing = make(lambda o: self._ended.emit(o) if o.ticket_id.startswith(SUBJECT) else tickets(o))
            return self._printing

        return made

    def print_asked(self, ids: Iterable[str], state: State, catalog: Catalog, now_ms: int) -> None:
        """Prints the papers with these print ids, as far as what they are about is known."""
        for id_ in ids:
            asked = state.papers.get(id_)
            paper = asked_paper(asked, state, catalog, now_ms, self._training) if asked else None
            if paper is None or self._printing is None:
                _log.warning("the paper %s cannot be made", id_)
                self.out.emit(id_, False)
            else:
                self._printing.enqueue_paper(SUBJECT + id_, paper)

    @Slot(object)
    def _tell(self, outcome: PrintOutcome) -> None:
        id_ = outcome.ticket_id.removeprefix(SUBJECT)
        well = outcome.state is JobState.PRINTED
        if well:
            self.printed.emit(PaperPrinted(id_, outcome.evidence))
        else:
            _log.warning("the paper %s ended as %s", id_, outcome.state)
        self.out.emit(id_, well)
