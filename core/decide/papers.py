"""Papers that are no tickets, asked of a kiosk."""

from collections.abc import Callable

from core import events
from core.commands import Print
from core.decide.case import Case, Rules
from core.refusal import Refused
from core.words import PaperKind


def ask(case: Case, body: Print) -> list[events.Body]:
    if body.print in case.state.papers:
        raise Refused("print_exists")
    at = case.kiosk(body.device)
    _ABOUT[body.paper](case, body)
    return [events.PaperAsked(body.print, body.paper, body.subject, at, body.step, body.language)]


def _nota(case: Case, body: Print) -> None:
    ticket = case.ticket(body.subject)
    if ticket.is_open:
        raise Refused("ticket_open", label=ticket.label)


def _pickup(case: Case, body: Print) -> None:
    ticket = case.ticket(body.subject)
    if case.step(ticket, -1 if body.step is None else body.step).ready_on is None:
        raise Refused("nothing_to_fetch", label=ticket.label)


def _documents(case: Case, body: Print) -> None:
    if body.subject not in case.catalog.services:
        raise Refused("unknown_service", service=body.subject)


def _test(case: Case, body: Print) -> None:
    """A test slip is about its kiosk, or shows what a number of a service looks like there."""
    if body.subject not in case.catalog.services:
        case.kiosk(body.subject)


def _day(case: Case, body: Print) -> None:
    """The figures of earlier days are in reports; here is only the last."""
    last = case.state.day
    if last is None:
        raise Refused("day_not_open")
    if body.subject != last.date.isoformat():
        raise Refused("other_day", day=last.date)


_ABOUT: dict[PaperKind, Callable[[Case, Print], None]] = {
    PaperKind.NOTA: _nota,
    PaperKind.PICKUP: _pickup,
    PaperKind.DOCUMENTS: _documents,
    PaperKind.DAY: _day,
    PaperKind.TEST: _test,
}

RULES: Rules = {Print: ask}
