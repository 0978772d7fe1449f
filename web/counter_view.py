"""What an officer sees of a counter: the visitor, who waits, who is away, and the day in figures. Pure."""

from dataclasses import dataclass

from core import order
from core.catalog import Catalog
from core.site import Counter
from core.state import CounterNow, Step, Ticket
from core.time_of_day import time_of_day
from core.why import why
from core.words import CounterState, Outcome, Reason, StepState
from web.counter_beside import Beside, beside
from web.phone_promise import NO_PROMISE, Clocks, promise, told
from web.sight import Sight

MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class StepRow:
    service: str
    state: str
    agency: str
    here: bool


@dataclass(frozen=True, slots=True)
class Paperwork:
    code: str
    name: str
    when: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whom the counter has. `recall_ms`: from when the call may be repeated; None: not any more."""

    ticket: str
    label: str
    serving: bool
    since_ms: int
    calls: int
    recall_ms: int | None
    service: str
    fee: str
    papers: tuple[Paperwork, ...]
    steps: tuple[StepRow, ...]
    priority: bool
    pickup: bool
    needs: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody who waits, or is away. `before`, `after`: steps of the visit that are done, and those to come.

    `documents`: how many are asked for. `state`: why the step cannot be called now; "" where it can.
    `told`: the span that the visitor is told now, in times of day; None: none, or away. `late`: it is over.
    """

    ticket: str
    n: int
    label: str
    service: str
    since_ms: int
    priority: bool
    pickup: bool
    needs: tuple[str, ...]
    language: str
    before: int
    after: int
    documents: int
    state: str
    told: Clocks | None
    late: bool


@dataclass(frozen=True, slots=True)
class Figures:
    served: int
    absent: int
    minutes: int | None


@dataclass(frozen=True, slots=True)
class CounterPage:
    no: int
    label: str
    agency: str
    site: str
    day_open: bool
    state: CounterState
    reason: str
    until: str
    undo_ms: int
    visitor: Visitor | None
    waiting: tuple[Row, ...]
    waiting_in_all: int
    away: tuple[Row, ...]
    why: str
    figures: Figures
    beside: Beside


def counter_page(sight: Sight, catalog: Catalog, counter: Counter, language: str) -> CounterPage:
    state, now = sight.state, sight.state.counter(counter.no)
    queue = _queue(sight, counter)
    until = time_of_day(catalog.local(now.until_ms), language) if now.until_ms is not None else ""
    undo = now.last.at_ms + catalog.site.rules.undo_seconds * 1000 if now.last else 0
    return CounterPage(
        no=counter.no, label=counter.label, agency=catalog.agencies[counter.agency].short,
        site=catalog.site.site.short, day_open=state.is_open, state=now.state, reason=now.reason or "", until=until,
        undo_ms=undo, visitor=_visitor(sight, catalog, now, language),
        waiting=tuple(_row(sight, catalog, counter, pair, language) for pair in queue[:MOST_ROWS]),
        waiting_in_all=len(queue), away=_away(sight, catalog, counter, language),
        why=_why(sight, catalog, counter, language), figures=_figures(sight, counter),
        beside=beside(sight, catalog, counter.no),
    )  # fmt: skip


def _queue(sight: Sight, counter: Counter) -> list[tuple[Ticket, Step]]:
    pairs = (pair for letter in counter.letters for pair in order.queue(sight.state, letter))
    return sorted(pairs, key=lambda pair: order.key(pair[1]))


def _visitor(sight: Sight, catalog: Catalog, now: CounterNow, language: str) -> Visitor | None:
    if now.ticket is None or now.step is None:
        return None
    ticket = sight.state.tickets[now.ticket]
    step, rules = ticket.steps[now.step], catalog.site.rules
    serving = step.state == StepState.SERVING
    again = (step.last_call_ms or 0) + rules.seconds_between_calls * 1000
    known = catalog.services.get(step.service)
    rows = (StepRow(_service(catalog, s.service, language), s.state, _agency(catalog, s), s is step)
            for s in ticket.steps if s.state != StepState.TRANSFERRED)  # fmt: skip
    return Visitor(
        ticket=ticket.id, label=ticket.label, serving=serving,
        since_ms=(step.started_ms if serving else step.last_call_ms) or sight.now_ms, calls=step.calls,
        recall_ms=None if serving or step.calls >= rules.max_calls else again,
        service=_service(catalog, step.service, language), fee=known.fee.in_language(language) if known else "",
        papers=papers(catalog, step.service, language), steps=tuple(rows), priority=ticket.priority,
        pickup=ticket.pickup, needs=ticket.needs, language=ticket.language,
    )  # fmt: skip


def papers(catalog: Catalog, service: str, language: str) -> tuple[Paperwork, ...]:
    """The documents to bring, one row for each that will do."""
    known = catalog.services.get(service)
    return tuple(
        Paperwork(
            code, catalog.site.documents[code].name.in_language(language),
            rule.when.in_language(language) if rule.when else "",
        )
        for rule in (known.documents if known else ())
        for code in rule.any_of
    )  # fmt: skip


def _row(
    sight: Sight, catalog: Catalog, counter: Counter, pair: tuple[Ticket, Step], language: str, state: str = ""
) -> Row:
    ticket, step = pair
    stopped = state or order.obstacle(sight.state, catalog, ticket, step, counter, sight.now_ms) or ""
    done = sum(s.state == StepState.DONE for s in ticket.steps)
    to_come = sum(s is not step for s in ticket.open_steps())
    known = catalog.services.get(step.service)
    promised = promise(sight, catalog, ticket, step, told(sight, ticket), language) if not state else NO_PROMISE
    return Row(
        ticket.id, step.n, ticket.label, _service(catalog, step.service, language), step.created_ms, ticket.priority,
        ticket.pickup, ticket.needs, ticket.language, done, to_come, len(known.documents) if known else 0, stopped,
        promised.span or promised.printed, promised.late,
    )  # fmt: skip


def _away(sight: Sight, catalog: Catalog, counter: Counter, language: str) -> tuple[Row, ...]:
    """Who was put aside, missed the call, or went to fetch a document; they may come back today."""
    today = sight.state.day.date if sight.state.day else None
    gone = [
        (ticket, step, state)
        for ticket in sight.state.tickets.values() if ticket.day == today
        for step in ticket.steps if step.letter in counter.letters and (state := _gone(step))
    ]  # fmt: skip
    gone.sort(key=lambda one: -(one[1].held_ms or one[1].ended_ms or 0))
    return tuple(_row(sight, catalog, counter, (t, s), language, state) for t, s, state in gone[:MOST_ROWS])


def _gone(step: Step) -> str:
    if step.state in (StepState.HELD, StepState.ABSENT):
        return step.state.value
    incomplete = step.state == StepState.DONE and step.outcome == Outcome.DOCUMENTS_INCOMPLETE
    return Outcome.DOCUMENTS_INCOMPLETE.value if incomplete else ""


def _why(sight: Sight, catalog: Catalog, counter: Counter, language: str) -> str:
    """Why the next one is next; nothing where there is no choice."""
    candidates = order.candidates(sight.state, catalog, counter, sight.now_ms)
    able = sorted(candidates, key=lambda pair: order.key(pair[1]))
    second = next((pair for pair in able if pair[0] is not able[0][0]), None)
    if second is None:
        return ""
    return why(sight.state, catalog, able[0], second, counter, sight.now_ms).in_language(language)


def _figures(sight: Sight, counter: Counter) -> Figures:
    today = sight.state.day.date if sight.state.day else None
    mine = [s for t in sight.state.tickets.values() if t.day == today for s in t.steps if s.counter == counter.no]
    served = [s for s in mine if s.state == StepState.DONE]
    spans = [s.ended_ms - s.started_ms for s in served if s.ended_ms is not None and s.started_ms is not None]
    minutes = round(sum(spans) / len(spans) / 60_000) if spans else None
    return Figures(len(served), sum(_missed(s) for s in mine), minutes)


def _missed(step: Step) -> bool:
    """Whether the visitor did not come, as far as is known now: the number is held for a while."""
    return step.state == StepState.ABSENT or (step.state == StepState.HELD and step.hold_reason == Reason.MISSED)


def _service(catalog: Catalog, code: str, language: str) -> str:
    known = catalog.services.get(code)
    return known.name.in_language(language) if known else code


def _agency(catalog: Catalog, step: Step) -> str:
    known = catalog.agencies.get(step.agency)
    return known.short if known else step.agency
