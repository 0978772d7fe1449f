"""Numbers on paper that an usher handed out while nothing worked, booked in afterwards."""

from core import events, order
from core.commands import MINUTE_MS, AdmitPapers
from core.decide.case import Case, Rules
from core.numbers import EMERGENCY_LANE, SERIES_MAX, Label
from core.refusal import Refused
from core.words import Channel

PAPERS_MAX = 200
AGO_MAX_MINUTES = 12 * 60


def admit(case: Case, body: AdmitPapers) -> list[events.Body]:
    """Those that are in already are passed over, so that two ushers may book in the same papers."""
    case.day()
    _must_make_sense(case, body)
    numbers = range(body.first, body.last + 1)
    labels = [str(Label(body.letter, number, EMERGENCY_LANE)) for number in numbers]
    rows = [row for row in zip(body.tickets, labels, numbers, strict=True) if row[1] not in case.state.labels]
    if not rows:
        raise Refused("papers_known", first=labels[0], last=labels[-1])
    age_ms = min(max(body.minutes_ago, 0), AGO_MAX_MINUTES) * MINUTE_MS
    return [_issued(case, body, *row, age_ms) for row in rows]


def _must_make_sense(case: Case, body: AdmitPapers) -> None:
    if body.letter not in case.catalog.letters:
        raise Refused("unknown_letter", letter=body.letter)
    if case.service(body.service).letter != body.letter:
        raise Refused("unknown_service", service=body.service)
    count = body.last - body.first + 1
    if not 1 <= body.first <= body.last <= SERIES_MAX or not len(set(body.tickets)) == len(body.tickets) == count:
        raise Refused("bad_papers")
    if count > PAPERS_MAX:
        raise Refused("many_papers", most=PAPERS_MAX)
    if any(ticket in case.state.tickets for ticket in body.tickets):
        raise Refused("ticket_exists")


def _issued(case: Case, body: AdmitPapers, ticket: str, label: str, number: int, age_ms: int) -> events.TicketIssued:
    place_ms = case.now_ms - age_ms
    agency = case.catalog.agency_of(body.letter).id
    step = events.PlannedStep(0, body.service, body.letter, agency, place_ms=place_ms)
    return events.TicketIssued(
        ticket=ticket, day=case.day().date, label=label, letter=body.letter, number=number, steps=(step,),
        lane=EMERGENCY_LANE, channel=Channel.PAPER_LANE, ahead=order.ahead(case.state, body.letter, place_ms),
        age_ms=age_ms,
    )  # fmt: skip


RULES: Rules = {AdmitPapers: admit}
