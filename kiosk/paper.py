"""What a ticket's paper says, from the ticket and the site file."""

from collections.abc import Sequence

from core.catalog import Catalog
from core.commands import Errand, LaneIssued
from core.events import PlannedStep, TicketIssued
from core.site import Service
from core.state import Step, Ticket
from core.words import Language
from kiosk.hall import counters
from printer.paper import TicketPaper

Numbered = TicketIssued | LaneIssued | Ticket


def paper_of(
    numbered: Numbered, catalog: Catalog, issued_ms: int, copy_no: int = 0, sample: bool = False
) -> TicketPaper:
    """The paper of a ticket, given by the hub or from the lane. Raises KeyError for a service that the site lacks."""
    language = numbered.language
    services = service_codes(numbered)
    first = catalog.services[services[0]]
    letter = catalog.letters[first.letter]
    return TicketPaper(
        site_name=catalog.site.site.name.in_language(language),
        agency=catalog.agency_of(first.letter).name.in_language(language),
        service=first.name.in_language(language),
        label=numbered.label,
        issued_at=catalog.local(issued_ms),
        zone_label=catalog.site.site.timezone_label,
        people_ahead=None if isinstance(numbered, LaneIssued) else numbered.ahead,
        promise=_promise(numbered, catalog),
        place_to_wait=catalog.zones[letter.zone].name.in_language(language),
        counters=tuple(str(c.no) for c in counters(catalog, first.letter, issued_ms)),
        documents=documents(first, catalog, language),
        steps=tuple(catalog.services[s].name.in_language(language) for s in services) if len(services) > 1 else (),
        priority=numbered.priority,
        qr_url=qr_url(catalog, ticket_id(numbered)),
        copy_no=copy_no,
        sample=sample,
        lane=isinstance(numbered, LaneIssued) or numbered.lane is not None,
        language="en" if language == Language.EN else "id",
        missed_minutes=catalog.site.rules.hold_minutes,
    )


def service_codes(numbered: Numbered) -> list[str]:
    """The services of a ticket, its first required one first: that one names the letter."""
    steps: Sequence[Errand | PlannedStep | Step] = (
        numbered.errands if isinstance(numbered, LaneIssued) else numbered.steps
    )
    return [s.service for s in sorted(steps, key=lambda s: not s.required)]


def ticket_id(numbered: Numbered) -> str:
    return numbered.id if isinstance(numbered, Ticket) else numbered.ticket


def documents(service: Service, catalog: Catalog, language: str) -> tuple[str, ...]:
    """One line for each document to bring: "A or b, in this case"."""
    either = " or " if language == "en" else " atau "
    lines = []
    for rule in service.documents:
        first, *others = (catalog.site.documents[d].name.in_language(language) for d in rule.any_of)
        line = either.join([first, *map(_within, others)])
        lines.append(f"{line}, {_within(rule.when.in_language(language))}" if rule.when else line)
    return tuple(lines)


def _within(text: str) -> str:
    """`text` inside a sentence: "Surat lahir" becomes "surat lahir"; "Kartu Keluarga" and "KTP-el" stay."""
    first, *more = text.split(" ", 1)
    is_name = bool(more) and more[0][0].isupper()
    return text if is_name or not first[1:].islower() else text[0].lower() + text[1:]


def qr_url(catalog: Catalog, ticket: str) -> str | None:
    base = catalog.site.site.base_url
    return f"{base.rstrip('/')}/t/{ticket}" if base else None


def _promise(numbered: Numbered, catalog: Catalog) -> tuple[str, str] | None:
    if isinstance(numbered, LaneIssued) or numbered.promise is None:
        return None
    first, last = (catalog.local(ms) for ms in numbered.promise)
    return (f"{first:%H:%M}", f"{last:%H:%M}")
