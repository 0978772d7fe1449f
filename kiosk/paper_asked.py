"""A paper that is no ticket, from the request as it stands in the log."""

from collections.abc import Callable

import msgspec

from core.catalog import Catalog
from core.state import PaperNow, State, Ticket
from core.words import PaperKind
from kiosk.paper_hall import day_of, documents_of, letterhead, trial_of
from kiosk.paper_visit import NothingToFetch, nota_of, pickup_of
from printer.paper_hall import DayPaper, DocumentsPaper, TrialPaper, TrialTicketPaper
from printer.paper_visit import NotaPaper, PickupPaper

AskedPaper = NotaPaper | PickupPaper | DocumentsPaper | DayPaper | TrialPaper | TrialTicketPaper


def asked_paper(
    asked: PaperNow, state: State, catalog: Catalog, now_ms: int, sample: bool = False
) -> AskedPaper | None:
    """What the paper says, in the language that was asked for; None where what it is about is gone by now."""
    try:
        return _MAKE[asked.paper](asked, state, catalog, now_ms, sample)
    except (KeyError, NothingToFetch):
        return None


def _nota(asked: PaperNow, state: State, catalog: Catalog, now_ms: int, sample: bool) -> NotaPaper:
    """The first is the original, whoever asks again gets a copy."""
    out = [p for p in state.papers.values() if (p.paper, p.subject) == (asked.paper, asked.subject) and p.evidence]
    return nota_of(_ticket(asked, state), catalog, now_ms, len(out), sample)


def _pickup(asked: PaperNow, state: State, catalog: Catalog, now_ms: int, sample: bool) -> PickupPaper:
    return pickup_of(_ticket(asked, state), asked.step or 0, catalog, now_ms, sample)


def _ticket(asked: PaperNow, state: State) -> Ticket:
    return msgspec.structs.replace(state.tickets[asked.subject], language=asked.language)


def _documents(asked: PaperNow, state: State, catalog: Catalog, now_ms: int, sample: bool) -> DocumentsPaper:
    return documents_of(catalog.services[asked.subject], catalog, asked.language, now_ms, sample)


def _day(asked: PaperNow, state: State, catalog: Catalog, now_ms: int, sample: bool) -> DayPaper | None:
    if state.day is None or state.day.date.isoformat() != asked.subject:
        return None
    return day_of(state, catalog, now_ms, asked.language, sample)


def _test(asked: PaperNow, state: State, catalog: Catalog, now_ms: int, sample: bool) -> TrialPaper | TrialTicketPaper:
    """Of the printer, or of what a number of a service looks like on it."""
    if asked.subject in catalog.services:
        return trial_of(catalog.services[asked.subject], catalog, asked.language, now_ms, sample)
    return TrialPaper(letterhead(catalog, now_ms, asked.language, 0, sample), asked.at)


_MAKE: dict[PaperKind, Callable[[PaperNow, State, Catalog, int, bool], AskedPaper | None]] = {
    PaperKind.NOTA: _nota,
    PaperKind.PICKUP: _pickup,
    PaperKind.DOCUMENTS: _documents,
    PaperKind.DAY: _day,
    PaperKind.TEST: _test,
}
