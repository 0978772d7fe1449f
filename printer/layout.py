"""Any paper as blocks from top to bottom. Pure: the same paper and profile give the same blocks."""

from collections.abc import Iterator
from typing import assert_never

from printer import layout_hall, layout_ticket, layout_trial, layout_visit
from printer.blocks import Block
from printer.paper import TicketPaper
from printer.paper_hall import DayPaper, DocumentsPaper, EmergencyPaper, TrialPaper, TrialTicketPaper
from printer.paper_visit import NotaPaper, PickupPaper
from printer.profiles import Profile

Paper = (
    TicketPaper | NotaPaper | PickupPaper | DocumentsPaper | EmergencyPaper | DayPaper | TrialPaper | TrialTicketPaper
)  # fmt: skip


def layout(paper: Paper, profile: Profile) -> tuple[Block, ...]:
    """The whole paper. No line of text is wider than the printer's."""
    return tuple(_blocks(paper, profile))


def _blocks(paper: Paper, profile: Profile) -> Iterator[Block]:
    match paper:
        case TicketPaper():
            return layout_ticket.blocks(paper, profile)
        case NotaPaper():
            return layout_visit.nota(paper, profile)
        case PickupPaper():
            return layout_visit.pickup(paper, profile)
        case DocumentsPaper():
            return layout_hall.documents(paper, profile)
        case EmergencyPaper():
            return layout_hall.emergency(paper, profile)
        case DayPaper():
            return layout_hall.day(paper, profile)
        case TrialPaper():
            return layout_trial.trial(paper, profile)
        case TrialTicketPaper():
            return layout_trial.ticket(paper, profile)
        case _:
            assert_never(paper)
