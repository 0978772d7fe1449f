"""What a ticket's paper says, from the ticket and the site file."""

from collections.abc import Sequence

from core.catalog import Catalog
from core.commands import Errand, LaneIssued
from core.events import PlannedStep, TicketIssued
from core.promise import explain
from core.site import DocumentRule, Service
from core.state import Step, Ticket
from core.time_of_day import time_of_day
from core.words import Language
from kiosk.hall import counters
from printer.paper import StepLine, TicketPaper

Numbered = TicketIssued | LaneIssued | Ticket
AnyStep = Errand | PlannedStep | Step


def paper_of(
    numbered: Numbered,
    catalog: Catalog,
    issued_ms: int,
    copy_no: int = 0,
    sample: bool = False,
    copied_ms: int | None = None,
) -> TicketPaper:
    """The paper of a ticket, given by the hub or from the lane; `copied_ms`: when this copy of it was asked for.

    Raises KeyError for a service that the site lacks.
    """
    language = numbered.language
    first = catalog.services[first_step(numbered).service]
    service, agency = _headline(numbered, catalog)
    return TicketPaper(
        site_name=catalog.site.site.name.in_language(language),
        agency=agency,
        service=service,
        label=numbered.label,
        issued_at=catalog.local(issued_ms),
        zone_label=catalog.site.site.timezone_label,
        people_ahead=None if isinstance(numbered, LaneIssued) else numbered.ahead,
        promise=_promise(numbered, catalog),
        place_to_wait=catalog.zones[catalog.letters[first.letter].zone].name.in_language(language),
        counters=counter_numbers(catalog, first.letter, issued_ms),
        documents=wanted_documents(steps_of(numbered), numbered.journey, catalog, language),
        steps=_step_lines(numbered, catalog, issued_ms),
        priority=numbered.priority,
        qr_url=qr_url(catalog, ticket_id(numbered)),
        copy_no=copy_no,
        sample=sample,
        lane=isinstance(numbered, LaneIssued) or numbered.lane is not None,
        language="en" if language == Language.EN else "id",
        missed_minutes=catalog.site.rules.hold_minutes,
        instead=instead(numbered, catalog),
        copied_at=None if copied_ms is None else catalog.local(copied_ms),
    )


def steps_of(numbered: Numbered) -> Sequence[AnyStep]:
    """In the order of the ticket."""
    return numbered.errands if isinstance(numbered, LaneIssued) else numbered.steps


def first_step(numbered: Numbered) -> AnyStep:
    """Where the visitor waits first: at the step that names the letter, unless another has to be done before it."""
    steps = steps_of(numbered)
    free = [step for step in steps if not step.after]
    return min(free, key=lambda step: not step.required)


def service_codes(numbered: Numbered) -> list[str]:
    """The services of a ticket, its first required one first: that one names the letter."""
    return [step.service for step in sorted(steps_of(numbered), key=lambda step: not step.required)]


def ticket_id(numbered: Numbered) -> str:
    return numbered.id if isinstance(numbered, Ticket) else numbered.ticket


def counter_numbers(catalog: Catalog, letter: str, at_ms: int) -> tuple[str, ...]:
    return tuple(str(counter.no) for counter in counters(catalog, letter, at_ms))


def documents(service: Service, catalog: Catalog, language: str) -> tuple[str, ...]:
    """One line for each document to bring: "A or b, in this case"."""
    return tuple(_line(rule, catalog, language) for rule in service.documents)


def wanted_documents(steps: Sequence[AnyStep], journey: str | None, catalog: Catalog, language: str) -> tuple[str, ...]:
    """What all errands together need, each once; what an earlier one hands out need not be brought."""
    lines: dict[str, None] = {}
    given: set[str] = set()
    for step in steps:
        for rule in catalog.services[step.service].documents:
            if not given & set(rule.any_of):
                lines[_line(rule, catalog, language)] = None
        given |= _given(step.service, journey, catalog)
    return tuple(lines)


def qr_url(catalog: Catalog, ticket: str) -> str | None:
    base = catalog.site.site.base_url
    return f"{base.rstrip('/')}/t/{ticket}" if base else None


def _headline(numbered: Numbered, catalog: Catalog) -> tuple[str, str]:
    """Service and agency. A journey goes by its own name, and belongs to no single agency."""
    language = numbered.language
    journey = catalog.journeys.get(numbered.journey or "")
    if journey is not None and len(steps_of(numbered)) > 1:
        return journey.name.in_language(language), ""
    service = catalog.services[service_codes(numbered)[0]]
    return service.name.in_language(language), catalog.agency_of(service.letter).name.in_language(language)


def _step_lines(numbered: Numbered, catalog: Catalog, at_ms: int) -> tuple[StepLine, ...]:
    steps = steps_of(numbered)
    if len(steps) == 1:
        return ()
    return tuple(_step_line(step, catalog, numbered.language, at_ms) for step in steps)


def _step_line(step: AnyStep, catalog: Catalog, language: str, at_ms: int) -> StepLine:
    service = catalog.services[step.service]
    zone = catalog.zones[catalog.letters[service.letter].zone]
    numbers = counter_numbers(catalog, service.letter, at_ms)
    doubtful = not isinstance(step, Errand) and step.doubt is not None
    name, where = service.name.in_language(language), zone.name.in_language(language)
    return StepLine(name, where, numbers, _about(step, catalog, language), doubtful)


def _about(step: AnyStep, catalog: Catalog, language: str) -> str:
    """An estimate, frozen when the number was given."""
    if isinstance(step, Errand) or step.about_ms is None:
        return ""
    return time_of_day(catalog.local(step.about_ms), language)


def _given(service: str, journey: str | None, catalog: Catalog) -> set[str]:
    known = catalog.journeys.get(journey or "")
    steps = known.steps if known else ()
    return {document for step in steps if service in step.any_of for document in step.gives}


def _line(rule: DocumentRule, catalog: Catalog, language: str) -> str:
    first, *others = (catalog.site.documents[d].name.in_language(language) for d in rule.any_of)
    line = (" or " if language == "en" else " atau ").join([first, *map(_within, others)])
    return f"{line}, {_lowered(rule.when.in_language(language))}" if rule.when else line


def _within(text: str) -> str:
    """`text` inside a sentence: "Surat lahir" becomes "surat lahir"; "Kartu Keluarga" and "KTP-el" stay."""
    _, *more = text.split(" ", 1)
    is_name = bool(more) and more[0][0].isupper()
    return text if is_name else _lowered(text)


def _lowered(text: str) -> str:
    """ "Bila KK hilang" becomes "bila KK hilang"; "KTP-el" stays."""
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first[1:].islower() else text


def instead(numbered: Numbered, catalog: Catalog) -> str:
    """What is said where a number tells no time, in the language of its reader."""
    if isinstance(numbered, LaneIssued) or numbered.doubt is None:
        return ""
    return explain.instead(numbered.doubt, numbered.not_before_ms, catalog).in_language(numbered.language)


def _promise(numbered: Numbered, catalog: Catalog) -> tuple[str, str] | None:
    if isinstance(numbered, LaneIssued) or numbered.promise is None:
        return None
    first, last = (catalog.local(ms) for ms in numbered.promise)
    return time_of_day(first, numbered.language), time_of_day(last, numbered.language)
