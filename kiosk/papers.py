"""Which papers this kiosk owes: its own tickets, those that others ordered here, copies, and papers on request."""

from collections.abc import Iterable
from typing import NamedTuple

from core.commands import MINUTE_MS
from core.events import Event, PaperAsked, PlannedStep, PrintAsked, TicketIssued
from core.state import State, Ticket

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
        if _given_here(ticket, device) and ticket.paper is None and 0 <= now_ms - ticket.issued_ms < STRANGER_MS
    ]


def _given_here(ticket: Ticket, device: str) -> bool:
    """Numbers of the lane name no printer: it is that of their kiosk."""
    return ticket.print_at == device or (ticket.lane is not None and ticket.device == device)


def issued_again(ticket: Ticket) -> TicketIssued:
    """The number of `ticket` as when it was given, for the page that shows it."""
    steps = tuple(
        PlannedStep(
            s.n, s.service, s.letter, s.agency, s.required, s.after, s.place_ms, about_ms=s.about_ms, doubt=s.doubt
        )
        for s in ticket.steps
    )
    return TicketIssued(
        ticket.id, ticket.day, ticket.label, ticket.letter, ticket.number, steps, ticket.lane, ticket.priority,
        language=ticket.language, journey=ticket.journey, ahead=ticket.ahead, promise=ticket.promise,
        doubt=ticket.doubt, not_before_ms=ticket.not_before_ms, own_risk=ticket.own_risk,
    )  # fmt: skip


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
