"""What the papers say that belong to no visit: documents of a service, a day in figures."""

from collections import Counter
from collections.abc import Iterable

from core.catalog import Catalog
from core.site import Service
from core.state import State, Ticket
from core.words import Evidence, Language, StepState
from kiosk.paper import counter_numbers, documents
from printer.paper import Letterhead
from printer.paper_hall import DayPaper, DocumentsPaper, LetterDay, TrialTicketPaper

# The first that any step of a ticket ended in says what became of the ticket.
_ENDS = (StepState.DONE, StepState.ABSENT, StepState.EXPIRED, StepState.CANCELLED)


def letterhead(catalog: Catalog, now_ms: int, language: str, copy_no: int = 0, sample: bool = False) -> Letterhead:
    return Letterhead(
        site_name=catalog.site.site.name.in_language(language),
        at=catalog.local(now_ms),
        zone_label=catalog.site.site.timezone_label,
        language="en" if language == Language.EN else "id",
        sample=sample,
        copy_no=copy_no,
    )


def documents_of(
    service: Service, catalog: Catalog, language: str, now_ms: int, sample: bool = False
) -> DocumentsPaper:
    """What `service` needs, for somebody without a number."""
    letter = catalog.letters[service.letter]
    return DocumentsPaper(
        head=letterhead(catalog, now_ms, language, 0, sample),
        service=service.name.in_language(language),
        agency=catalog.agency_of(service.letter).name.in_language(language),
        documents=documents(service, catalog, language),
        fee=service.fee.in_language(language),
        note=service.note.in_language(language) if service.note else None,
        zone=catalog.zones[letter.zone].name.in_language(language),
        counters=counter_numbers(catalog, service.letter, now_ms),
    )


def trial_of(service: Service, catalog: Catalog, language: str, now_ms: int, sample: bool = False) -> TrialTicketPaper:
    """What a number of `service` looks like. Numbers begin with 001, so that 000 is nobody's."""
    letter = catalog.letters[service.letter]
    return TrialTicketPaper(
        head=letterhead(catalog, now_ms, language, 0, sample),
        label=f"{service.letter}000",
        service=service.name.in_language(language),
        agency=catalog.agency_of(service.letter).name.in_language(language),
        zone=catalog.zones[letter.zone].name.in_language(language),
        counters=counter_numbers(catalog, service.letter, now_ms),
    )


def day_of(state: State, catalog: Catalog, now_ms: int, language: str = Language.ID, sample: bool = False) -> DayPaper:
    """The figures of the service day of `state`. Raises ValueError before any day."""
    if state.day is None:
        raise ValueError("there is no service day yet")
    day = state.day.date
    tickets = [ticket for ticket in state.tickets.values() if ticket.day == day]
    letters = sorted({ticket.letter for ticket in tickets}, key=lambda letter: (len(letter), letter))
    return DayPaper(
        head=letterhead(catalog, now_ms, language, 0, sample),
        day=day,
        letters=tuple(_letter(letter, [t for t in tickets if t.letter == letter]) for letter in letters),
        papers=sum(ticket.paper not in (None, Evidence.UNKNOWN) for ticket in tickets),
        copies=sum(ticket.copies for ticket in tickets),
    )


def _letter(letter: str, tickets: Iterable[Ticket]) -> LetterDay:
    ends = Counter(map(_end, tickets))
    return LetterDay(
        letter=letter,
        given=ends.total(),
        done=ends[StepState.DONE],
        absent=ends[StepState.ABSENT],
        expired=ends[StepState.EXPIRED],
        cancelled=ends[StepState.CANCELLED],
        still_open=ends[None],
    )


def _end(ticket: Ticket) -> StepState | None:
    """What became of a ticket as a whole: done as soon as one errand was; None while one is open."""
    if ticket.is_open:
        return None
    states = {step.state for step in ticket.steps}
    return next((end for end in _ENDS if end in states), StepState.CANCELLED)
