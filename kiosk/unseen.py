"""Numbers that nobody can know: no paper came out, and no page showed them. Nobody would come when they are called."""

import logging

from PySide6.QtCore import QObject, Signal, Slot

from core.commands import CancelTicket
from core.decider import Accepted, Answer, LaneGiven
from core.events import TicketIssued
from core.words import Reason
from kiosk.hall import Hall
from kiosk.seen import Seen
from store.faults import Fault
from ui.jobs import Jobs

_log = logging.getLogger(__name__)


class Unseen(QObject):
    """`cancelled` is the CancelTicket to be sent for such a number.

    Only a number that this kiosk asked for itself: whoever orders one elsewhere is told it there.
    """

    cancelled = Signal(object)

    def __init__(self, seen: Seen, jobs: Jobs, hall: Hall, device: str) -> None:
        super().__init__()
        self._seen, self._jobs, self._hall, self._device = seen, jobs, hall, device
        self._unnoted: set[str] = set()

    def note_in(self, answer: Answer) -> Answer:
        """Notes the number in `answer` before any page can show it, and gives the answer back.

        To be called on the thread of the jobs: a crash from now on counts as if it had been seen.
        """
        ticket = _number_in(answer)
        if ticket is not None:
            self.note(ticket)
        return answer

    def note(self, ticket: str) -> None:
        """Likewise, for a number that no answer gave just now."""
        try:
            self._seen.note(ticket)
        except Fault as fault:
            # The visitor gets the number all the same; until this program ends we know it.
            self._unnoted.add(ticket)
            _log.warning("a shown number could not be noted: %s", fault)

    @Slot(str)
    def expired(self, ticket: str) -> None:
        """The original of `ticket` certainly did not come out, and never will."""
        known = self._hall.state.tickets.get(ticket)
        if known is not None and known.device == self._device and known.is_open:
            # After whatever is being asked or noted now.
            self._jobs.run(lambda: self._is_unseen(ticket), lambda unseen: self._cancel(ticket, unseen))

    def _is_unseen(self, ticket: str) -> bool:
        try:
            return ticket not in self._unnoted and not self._seen.noted(ticket)
        except Fault as fault:
            _log.warning("whether a number was shown is not known: %s", fault)
            return False

    def _cancel(self, ticket: str, unseen: bool) -> None:
        if unseen:
            _log.warning("nobody has seen the number of %s, neither on paper nor on the screen", ticket)
            self.cancelled.emit(CancelTicket(ticket, Reason.NOT_PRINTED))


def _number_in(answer: Answer) -> str | None:
    """The ticket whose number `answer` gives."""
    if isinstance(answer, LaneGiven):
        return answer.issued.ticket
    given = answer.events if isinstance(answer, Accepted) else ()
    return next((event.body.ticket for event in given if isinstance(event.body, TicketIssued)), None)
