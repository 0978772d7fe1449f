"""One number as an usher sees it: where it stands, and what may be done for its visitor now. Pure."""

from dataclasses import dataclass

from core.catalog import Catalog
from core.promise.live import Live
from core.state import State, Step, Ticket
from core.time_of_day import time_of_day
from core.words import Outcome, PaperKind, StepState
from web.phone_promise import Clocks, about, clocks, told
from web.sight import Sight
from web.times import short_date


@dataclass(frozen=True, slots=True)
class ErrandRow:
    """`state`: a StepState, "later", or an Outcome. `ahead`: people before it; None: it does not wait in a queue.

    `span`, `about`: when it will be called, as on the visitor's phone.
    """

    n: int
    service: str
    state: str
    ahead: int | None
    counter: str
    ready_on: str
    may_return: bool
    may_remove: bool
    span: Clocks | None
    about: str


@dataclass(frozen=True, slots=True)
class UsherTicket:
    """`known` False: no such number today. `paper`: how surely the paper came out. `asked`: papers asked for it."""

    ticket: str
    known: bool = False
    label: str = ""
    burnt: str = ""
    issued: str = ""
    promise: tuple[str, str] | None = None
    open: bool = False
    at_counter: bool = False
    paused_until: str = ""
    priority: bool = False
    pickup: bool = False
    own_risk: bool = False
    needs: tuple[str, ...] = ()
    language: str = "id"
    paper: str = ""
    copies: int = 0
    errands: tuple[ErrandRow, ...] = ()
    nota: bool = False
    asked: tuple[tuple[str, bool], ...] = ()


def usher_ticket(sight: Sight, catalog: Catalog, id_: str, language: str) -> UsherTicket:
    ticket, day = sight.state.tickets.get(id_), sight.state.day
    if ticket is None or day is None or ticket.day != day.date:
        return UsherTicket(id_)
    paused = ticket.paused_until_ms

    def clock(at_ms: int) -> str:
        return time_of_day(catalog.local(at_ms), language)

    steps, live = [step for step in ticket.steps if step.state != StepState.TRANSFERRED], told(sight, ticket)
    return UsherTicket(
        ticket=id_, known=True, label=ticket.label, burnt=", ".join(ticket.burnt), issued=clock(ticket.issued_ms),
        promise=(clock(ticket.promise[0]), clock(ticket.promise[1])) if ticket.promise else None,
        open=ticket.is_open,
        at_counter=any(s.state in (StepState.CALLED, StepState.SERVING) for s in steps),
        paused_until=clock(paused) if paused is not None and ticket.is_open else "",
        priority=ticket.priority, pickup=ticket.pickup, own_risk=ticket.own_risk,
        needs=ticket.needs, language=ticket.language,
        paper=ticket.paper.value if ticket.paper else "", copies=ticket.copies,
        errands=tuple(_errand(sight, catalog, ticket, step, live, language) for step in steps),
        nota=not ticket.is_open, asked=_asked(sight.state, id_),
    )  # fmt: skip


def _errand(sight: Sight, catalog: Catalog, ticket: Ticket, step: Step, live: Live, language: str) -> ErrandRow:
    known = catalog.services.get(step.service)
    counter = catalog.counters.get(step.counter) if step.counter is not None else None
    queued = step.state == StepState.WAITING and step.place_ms is not None
    name = ticket.id, step.n
    now = live.steps.get(name)
    return ErrandRow(
        n=step.n, service=known.name.in_language(language) if known else step.service, state=_state(step),
        ahead=sight.ahead(step) if queued else None, counter=counter.label if counter else "",
        ready_on=short_date(step.ready_on) if step.ready_on else "", may_return=_may_return(step),
        may_remove=step.state == StepState.WAITING and len(ticket.open_steps()) > 1,
        span=clocks(catalog, now.span if now is not None else None, language),
        about=about(catalog, live.later.get(name), language),
    )  # fmt: skip


def _state(step: Step) -> str:
    if step.state == StepState.WAITING and step.place_ms is None:
        return "later"
    if step.state == StepState.DONE and step.outcome not in (None, Outcome.DONE):
        return str(step.outcome)
    return step.state.value


def _may_return(step: Step) -> bool:
    incomplete = step.state == StepState.DONE and step.outcome == Outcome.DOCUMENTS_INCOMPLETE
    return incomplete or step.state in (StepState.HELD, StepState.ABSENT)


def _asked(state: State, ticket: str) -> tuple[tuple[str, bool], ...]:
    """The papers about a ticket that were asked for today, each with whether it is known to have come out."""
    about = (PaperKind.NOTA, PaperKind.PICKUP)
    asked = (paper for paper in state.papers.values() if paper.paper in about and paper.subject == ticket)
    return tuple((paper.paper.value, paper.evidence is not None) for paper in asked)
