"""Which papers this kiosk owes: its own tickets, those that others ordered here, copies, and papers on request."""

from collections.abc import Iterable
from typing import NamedTuple

from core.commands import MINUTE_MS
from core.events import Event, PaperAsked, PrintAsked, TicketIssued
from core.state import State

STRANGER_MS = MINUTE_MS
"""After a restart: a paper older than this is not printed, as somebody else may stand before the kiosk by now."""


class Owed(NamedTuple):
    ticket: str
    copy_no: int


def owed_by(events: Iterable[Event], device: str) -> list[Owed]:
    """The papers that `events` ask of the kiosk `device`."""
    owed = []
    for event in events:
        match event.body:
            case TicketIssued(ticket=ticket, print_at=at) if at == device:
                owed.append(Owed(ticket, 0))
            case PrintAsked(ticket=ticket, at=at, copy_no=copy_no) if at == device:
                owed.append(Owed(ticket, copy_no))
    return owed


def left_over(state: State, device: str, now_ms: int) -> list[Owed]:
    """What a kiosk that died between number and paper still owes to somebody who may be standing there."""
    return [
        Owed(ticket.id, 0)
        for ticket in state.tickets.values()
        if ticket.print_at == device and ticket.paper is None and 0 <= now_ms - ticket.issued_ms < STRANGER_MS
    ]


def asked_of(events: Iterable[Event], device: str) -> list[str]:
    """The papers that are no tickets which `events` ask of the kiosk `device`, by print id."""
    return [e.body.print for e in events if isinstance(e.body, PaperAsked) and e.body.at == device]


def still_asked(state: State, device: str, now_ms: int) -> list[str]:
    """Those that a kiosk which was away still owes to somebody who may be standing there, by print id."""
    return [
        id_
        for id_, paper in state.papers.items()
        if paper.at == device and paper.evidence is None and 0 <= now_ms - paper.asked_ms < STRANGER_MS
    ]
