"""What a stretch of the log may have changed on a page: which tickets, counters and queues it names."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from core import events
from core.events import Event
from core.state import State

# What a kiosk, a printer or a display reports of itself, and the opening round, change nothing that a live page shows.
_UNSEEN = (
    events.CallShown, events.TicketPrinted, events.VisitRated, events.DemandCounted, events.RoundMarked,
)  # fmt: skip
_TRIALS = (events.ZoneTried, events.TrialShown)
_PAPERS = (events.PaperAsked, events.PaperPrinted)
_HELP = (events.HelpAsked, events.HelpTaken, events.HelpFinished)


@dataclass(slots=True)
class Touched:
    """`everything`: something happened that names no ticket and no counter, such as a new site file.

    `helps`: somebody called for help, or such a call was answered. `papers`: a kiosk was asked for a paper, or made it.
    `trials`: a zone was tried, or a display told what came of it.
    """

    tickets: set[str] = field(default_factory=set)
    counters: set[int] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)
    everything: bool = False
    helps: bool = False
    papers: bool = False
    trials: bool = False

    def __bool__(self) -> bool:
        beside = self.helps or self.papers or self.trials
        return bool(self.tickets or self.counters or self.letters or self.everything or beside)

    def add(self, happened: Iterable[Event], state: State) -> None:
        for event in happened:
            if isinstance(event.body, _UNSEEN):
                continue
            if isinstance(event.body, _HELP):
                self.helps = True
                continue
            if isinstance(event.body, _TRIALS):
                self.trials = True
                continue
            if isinstance(event.body, _PAPERS):
                self.papers = True
                continue
            # Counters that were asked something, or answered.
            self.counters.update(getattr(event.body, "to", ()))
            ticket, counter = getattr(event.body, "ticket", None), getattr(event.body, "counter", None)
            if counter is not None:
                self.counters.add(counter)
            if ticket is not None:
                self._of_ticket(ticket, state)
            elif counter is None:
                self.everything = True

    def _of_ticket(self, ticket: str, state: State) -> None:
        self.tickets.add(ticket)
        found = state.tickets.get(ticket)
        if found is not None:
            self.letters.update(step.letter for step in found.steps)
