"""What stands beside the queue on a counter's page: colleagues who ask, the usher who was called, slips to print."""

from dataclasses import dataclass

from core.catalog import Catalog
from core.state import Ask
from core.words import HelpState, PaperKind, StepState
from web.sight import Sight
from web.times import short_date
from web.usher_view import COUNTER

MINUTE_MS = 60_000
ANSWER_STANDS_MS = 5 * MINUTE_MS
"""How long an answer stays on the page of whoever asked."""
QUESTION_STANDS_MS = 20 * MINUTE_MS
"""A question that nobody answered is no longer asked after this."""
MOST_SLIPS = 3


@dataclass(frozen=True, slots=True)
class AskRow:
    """`who`: the counter that asks, or those that were asked. `reply`: "" while nobody has answered; `by`: who did."""

    id: str
    who: str
    question: str
    label: str
    reply: str
    by: str


@dataclass(frozen=True, slots=True)
class SlipRow:
    """`asked`, `out`: whether the slip was asked for, and came out."""

    ticket: str
    n: int
    label: str
    ready_on: str
    language: str
    asked: bool
    out: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """`usher`: the HelpState of this counter's call for help, "" without one."""

    incoming: tuple[AskRow, ...]
    sent: tuple[AskRow, ...]
    usher: str
    slips: tuple[SlipRow, ...]


def beside(sight: Sight, catalog: Catalog, no: int) -> Beside:
    asks = sight.state.asks.items()
    incoming = [(id_, a) for id_, a in asks if no in a.to and a.reply is None and _stands(sight, a)]
    sent = [(id_, a) for id_, a in asks if a.counter == no and _stands(sight, a)]
    return Beside(
        incoming=tuple(_row(sight, catalog, id_, a, (a.counter,)) for id_, a in incoming),
        sent=tuple(_row(sight, catalog, id_, a, a.to) for id_, a in sent),
        usher=_usher(sight, no), slips=_slips(sight, no),
    )  # fmt: skip


def _stands(sight: Sight, ask: Ask) -> bool:
    if ask.answered_ms is not None:
        return sight.now_ms < ask.answered_ms + ANSWER_STANDS_MS
    return sight.now_ms < ask.asked_ms + QUESTION_STANDS_MS


def _row(sight: Sight, catalog: Catalog, id_: str, ask: Ask, who: tuple[int, ...]) -> AskRow:
    ticket = sight.state.tickets.get(ask.ticket or "")
    by = _label(catalog, ask.by) if ask.by is not None else ""
    labels = ", ".join(_label(catalog, no) for no in who)
    return AskRow(id_, labels, ask.question, ticket.label if ticket else "", ask.reply or "", by)


def _label(catalog: Catalog, no: int) -> str:
    counter = catalog.counters.get(no)
    return counter.label if counter else str(no)


def _usher(sight: Sight, no: int) -> str:
    place = f"{COUNTER}{no}"
    states = [h.state for h in sight.state.helps.values() if h.place == place and h.state != HelpState.FINISHED]
    return states[-1].value if states else ""


def _slips(sight: Sight, no: int) -> tuple[SlipRow, ...]:
    """The last visitors of the counter whose result is to be fetched, the latest first."""
    today = sight.state.day.date if sight.state.day else None
    done = [
        (ticket, step)
        for ticket in sight.state.tickets.values() if ticket.day == today
        for step in ticket.steps
        if step.counter == no and step.ready_on is not None and step.state == StepState.DONE
    ]  # fmt: skip
    done.sort(key=lambda pair: -(pair[1].ended_ms or 0))
    rows = []
    for ticket, step in done[:MOST_SLIPS]:
        papers = [p for p in sight.state.papers.values()
                  if (p.paper, p.subject, p.step) == (PaperKind.PICKUP, ticket.id, step.n)]  # fmt: skip
        out = any(paper.evidence is not None for paper in papers)
        ready = short_date(step.ready_on) if step.ready_on else ""
        rows.append(SlipRow(ticket.id, step.n, ticket.label, ready, ticket.language, bool(papers), out))
    return tuple(rows)
