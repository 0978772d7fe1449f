"""What somebody with a ticket sees of it on a phone: where it stands, and nothing personal. Pure."""

from dataclasses import dataclass

from core.catalog import Catalog
from core.centre_access import late_id
from core.promise.live import Live
from core.state import Step, Ticket
from core.time_of_day import time_of_day
from core.words import AT_COUNTER, Outcome, StepState
from web.hung import hung
from web.phone_promise import NO_PROMISE, Clocks, PhonePromise, about, clocks, promise, told
from web.sight import Sight
from web.times import short_date

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class PhoneStep:
    """`ahead`: people before it; None: it does not wait in a queue now. `state`: a StepState, or an Outcome.

    `span`: when it will be called, as of now; `about`: roughly when, where it waits for another step.
    `printed`: on the paper, where that is another.
    """

    n: int
    service: str
    state: str
    counter: str
    ahead: int | None
    time: str
    ready_on: str
    may_rate: bool
    span: Clocks | None = None
    about: str = ""
    printed: Clocks | None = None


@dataclass(frozen=True, slots=True)
class Nota:
    """What was promised and what came of it, in times of day. `called`: the first call; "" where there was none.

    `late_minutes`: by how much that call came after the promise; 0 where it did not, or nothing was promised.
    """

    arrived: str
    called: str
    done: str
    late_minutes: int


@dataclass(frozen=True, slots=True)
class Phone:
    """`mood`: which headline; `n`: the step that it is about. `call`: grows with each call, "" where nobody calls.

    `promise`: of the step that the headline is about, while it waits. `promised`: what stands on the paper.
    """

    ticket: str
    mood: str
    label: str = ""
    site: str = ""
    counter: str = ""
    zone: str = ""
    call: str = ""
    n: int = 0
    ahead: int = 0
    promise: PhonePromise = NO_PROMISE
    promised: Clocks | None = None
    until: str = ""
    day: str = ""
    steps: tuple[PhoneStep, ...] = ()
    may_late: bool = False
    may_back: bool = False
    may_cancel: bool = False
    over: bool = False
    nota: Nota | None = None
    notices: tuple[str, ...] = ()


def phone(sight: Sight, ticket_id: str, language: str) -> Phone:
    catalog, ticket = sight.catalog, sight.state.tickets.get(ticket_id)
    if catalog is None or ticket is None:
        return Phone(ticket_id, "unknown", site=catalog.site.site.short if catalog else "")
    site, day = catalog.site.site.short, short_date(ticket.day)
    today = sight.state.day.date if sight.state.day else None
    if today is None or ticket.day != today:
        return Phone(
            ticket_id, "old" if today is None or ticket.day < today else "unknown", ticket.label, site, day=day
        )
    return _today(sight, catalog, ticket, language)


def _today(sight: Sight, catalog: Catalog, ticket: Ticket, language: str) -> Phone:
    live = told(sight, ticket)
    step = _leading(ticket, live)
    counter = catalog.counters.get(step.counter) if step.counter is not None else None
    at_counter = step.state in AT_COUNTER
    until = ticket.paused_until_ms if ticket.paused_until_ms is not None else step.hold_until_ms
    paused, waits = ticket.paused_until_ms is not None, ticket.is_open and not at_counter
    free = any(s.state == StepState.WAITING and s.place_ms is not None for s in ticket.steps)
    queued = step.state == StepState.WAITING and step.place_ms is not None
    return Phone(
        ticket=ticket.id, mood=_mood(ticket, step), n=step.n, label=ticket.label, site=catalog.site.site.short,
        counter=whole(counter.label) if counter and at_counter else "",
        zone=catalog.zones[counter.zone].name.in_language(language) if counter and at_counter else "",
        call=f"{step.n}-{step.calls}" if step.state == StepState.CALLED else "",
        ahead=sight.ahead(step) if queued else 0,
        promise=promise(sight, catalog, ticket, step, live, language),
        promised=clocks(catalog, ticket.promise, language),
        until=time_of_day(catalog.local(until), language) if until is not None and not at_counter else "",
        day=short_date(ticket.day), steps=tuple(_step(sight, catalog, ticket, s, live, language)
                                               for s in ticket.steps if s.state != StepState.TRANSFERRED),
        may_late=waits and not paused and free and sight.state.seen(late_id(ticket.id)) is None,
        may_back=waits and paused, may_cancel=waits, over=not ticket.is_open,
        nota=None if ticket.is_open else _nota(catalog, ticket, language),
        notices=hung(sight, _zones(catalog, ticket)) if sight.state.notices and ticket.is_open else (),
    )  # fmt: skip


def _zones(catalog: Catalog, ticket: Ticket) -> frozenset[str]:
    """Where the visitor still has something to do."""
    letters = (step.letter for step in ticket.open_steps())
    return frozenset(catalog.letters[letter].zone for letter in letters if letter in catalog.letters)


def _nota(catalog: Catalog, ticket: Ticket, language: str) -> Nota:
    """As on the paper of the same name."""

    def clock(at_ms: int | None) -> str:
        return time_of_day(catalog.local(at_ms), language) if at_ms is not None else ""

    called = min((step.called_ms for step in ticket.steps if step.called_ms is not None), default=None)
    ended = max((step.ended_ms for step in ticket.steps if step.ended_ms is not None), default=None)
    late_ms = max(0, called - ticket.promise[1]) if called is not None and ticket.promise else 0
    return Nota(clock(ticket.issued_ms), clock(called), clock(ended), -(-late_ms // MINUTE_MS))


def _leading(ticket: Ticket, live: Live) -> Step:
    """The step that the headline is about: at a counter, else waiting, else held, else the last one that ended.

    Of several that wait, the one that will be called first, as far as that is told.
    """
    steps = [s for s in ticket.steps if s.state != StepState.TRANSFERRED]
    order = (StepState.CALLED, StepState.SERVING, StepState.WAITING, StepState.HELD, StepState.ABSENT)
    for state in order:
        found = [step for step in steps if step.state == state]
        if found:
            return min(found, key=lambda step: (_soon_ms(ticket, step, live), step.n))
    return max(steps, key=lambda s: s.ended_ms or 0)


def _soon_ms(ticket: Ticket, step: Step, live: Live) -> float:
    now = live.steps.get((ticket.id, step.n))
    return float("inf") if now is None or now.span is None else now.span[0]


def _mood(ticket: Ticket, step: Step) -> str:
    if step.state == StepState.WAITING and ticket.paused_until_ms is not None:
        return "paused"
    if step.state == StepState.WAITING and step.place_ms is None:
        return "later"
    return step.state.value


def _step(sight: Sight, catalog: Catalog, ticket: Ticket, step: Step, live: Live, language: str) -> PhoneStep:
    service = catalog.services.get(step.service)
    counter = catalog.counters.get(step.counter) if step.counter is not None else None
    state: str = step.state
    if step.state == StepState.WAITING and step.place_ms is None:
        state = "later"
    if step.state == StepState.DONE and step.outcome not in (None, Outcome.DONE):
        state = str(step.outcome)
    queued = step.state == StepState.WAITING and step.place_ms is not None
    told_now = promise(sight, catalog, ticket, step, live, language)
    return PhoneStep(
        n=step.n, service=service.name.in_language(language) if service else step.service, state=state,
        counter=whole(counter.label) if counter else "", ahead=sight.ahead(step) if queued else None,
        time=time_of_day(catalog.local(step.ended_ms), language) if step.ended_ms is not None else "",
        ready_on=short_date(step.ready_on) if step.ready_on else "",
        may_rate=step.state == StepState.DONE and not step.rated, span=told_now.now,
        about=about(catalog, live.later.get((ticket.id, step.n)), language), printed=told_now.printed,

    )  # fmt: skip


def whole(label: str) -> str:
    """The label of a counter, not to be broken between its words."""
    return label.replace(" ", "\u00a0")
