"""Papers that are no tickets."""

from core import events
from core.fold.table import Folds
from core.state import PaperNow, State


def asked(state: State, event: events.Event, body: events.PaperAsked) -> None:
    state.papers[body.print] = PaperNow(body.at, body.paper, body.subject, body.step, body.language, event.at)


def printed(state: State, event: events.Event, body: events.PaperPrinted) -> None:
    """A late word about a paper of yesterday changes nothing."""
    paper = state.papers.get(body.print)
    if paper is not None:
        paper.evidence = body.evidence


FOLDS: Folds = {events.PaperAsked: asked, events.PaperPrinted: printed}
