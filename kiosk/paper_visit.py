"""What the papers at the end of a visit say, from the ticket as it stands in the log."""

import datetime as dt

from core.catalog import Catalog
from core.state import Step, Ticket
from core.time_of_day import time_of_day
from core.timetable import spans_on
from core.words import OPEN_STATES, StepState
from kiosk.paper import counter_numbers, qr_url
from kiosk.paper_hall import letterhead
from printer.paper_visit import NotaPaper, PickupPaper, VisitLine

MINUTE_MS = 60_000


class NothingToFetch(Exception):
    """The step has no date on which its result is ready."""


def nota_of(ticket: Ticket, catalog: Catalog, now_ms: int, copy_no: int = 0, sample: bool = False) -> NotaPaper:
    """The visit as it was. Raises KeyError for a service that the site lacks.

    A step that was handed on is told once, as the step that took its place.
    """
    language = ticket.language
    called = min((step.called_ms for step in ticket.steps if step.called_ms is not None), default=None)
    ended = max((step.ended_ms for step in ticket.steps if step.ended_ms is not None), default=now_ms)
    late_ms = max(0, called - ticket.promise[1]) if called is not None and ticket.promise else 0
    told = [step for step in ticket.steps if step.state not in (StepState.TRANSFERRED, StepState.CANCELLED)]
    return NotaPaper(
        head=letterhead(catalog, now_ms, language, copy_no, sample),
        label=ticket.label,
        arrived=_clock(catalog, ticket.issued_ms, language),
        promise=_span(catalog, ticket.promise, language) if ticket.promise else None,
        called=None if called is None else _clock(catalog, called, language),
        done=_clock(catalog, ended, language),
        late_minutes=-(-late_ms // MINUTE_MS),
        lines=tuple(_line(step, catalog, language) for step in told),
        qr_url=qr_url(catalog, ticket.id),
    )


def _clock(catalog: Catalog, at_ms: int, language: str) -> str:
    return time_of_day(catalog.local(at_ms), language)


def _span(catalog: Catalog, span: tuple[int, int], language: str) -> tuple[str, str]:
    return _clock(catalog, span[0], language), _clock(catalog, span[1], language)


def _line(step: Step, catalog: Catalog, language: str) -> VisitLine:
    name = catalog.services[step.service].name.in_language(language)
    outcome = None if step.state in OPEN_STATES else step.outcome
    return VisitLine(name, outcome, step.ready_on)


def pickup_of(ticket: Ticket, n: int, catalog: Catalog, now_ms: int, sample: bool = False) -> PickupPaper:
    """The slip for the result of step `n`. Raises NothingToFetch, and KeyError for a service that the site lacks."""
    step, language = ticket.steps[n], ticket.language
    if step.ready_on is None:
        raise NothingToFetch
    service = catalog.services[step.service]
    letter = catalog.letters[service.letter]
    return PickupPaper(
        head=letterhead(catalog, now_ms, language, 0, sample),
        label=ticket.label,
        service=service.name.in_language(language),
        agency=catalog.agency_of(service.letter).name.in_language(language),
        ready_on=step.ready_on,
        hours=_hours(catalog, service.letter, step.ready_on, language),
        zone=catalog.zones[letter.zone].name.in_language(language),
        counters=counter_numbers(catalog, service.letter, now_ms),
        qr_url=qr_url(catalog, ticket.id),
    )


def _hours(catalog: Catalog, letter: str, day: dt.date, language: str) -> tuple[tuple[str, str], ...]:
    return tuple(_span(catalog, span, language) for span in spans_on(catalog, letter, day))
