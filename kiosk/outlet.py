"""Every paper of this kiosk: what the log asks of it is printed, and what came of it is told to the log."""

from collections.abc import Callable, Iterable

from core.commands import Fact
from core.events import Event
from core.state import Ticket
from kiosk.asked_papers import AskedPapers
from kiosk.hall import Hall
from kiosk.papers import Owed, asked_of, left_over, owed_by, still_asked
from kiosk.printing import Papers


class Outlet:
    """`report` hands a fact to the log."""

    def __init__(
        self, device: str, hall: Hall, papers: Papers, asked: AskedPapers, report: Callable[[Fact], None]
    ) -> None:
        self._device, self._hall, self._papers, self._asked = device, hall, papers, asked
        self._loads = 0
        papers.printed.connect(report)
        asked.printed.connect(report)

    def take_in(self, events: Iterable[Event], now_ms: int) -> Ticket | None:
        """Prints what `events` ask for, and after a new start what is still owed to somebody who may stand here.

        Of those the newest number is returned: it may be that its page was never seen.
        """
        catalog, state = self._hall.catalog, self._hall.state
        if catalog is None:
            return None
        left: list[Owed] = []
        owed, asked = owed_by(events, self._device), asked_of(events, self._device)
        if self._loads != self._hall.loads:
            self._loads = self._hall.loads
            # The store may be read anew while the kiosk runs: whose number was handled here has had it.
            left = [paper for paper in left_over(state, self._device, now_ms) if not self._papers.handled(paper)]
            asked += still_asked(state, self._device, now_ms)
        self._papers.print_owed([*owed, *left], state, catalog, now_ms)
        self._asked.print_asked(asked, state, catalog, now_ms)
        numbers = (state.tickets[paper.ticket] for paper in left)
        return max(numbers, key=lambda ticket: ticket.issued_ms, default=None)
