"""The rows of the tables `ticket`, `step` and `counter`, made from the folded state. Pure."""

from collections.abc import Iterable, Iterator

import msgspec

from core import events
from core.state import CounterNow, State, Step, Ticket


class TicketRow(msgspec.Struct, frozen=True, gc=False):
    """In the order of the table's columns after `site_id`; so are the other two."""

    day: str
    ticket: str
    label: str
    letter: str
    number: int
    lane: int | None
    issued_ms: int
    device: str
    state: str
    priority: int
    head_start_ms: int
    needs: str
    language: str
    channel: str
    journey: str | None
    print_at: str | None
    booking: str | None
    ahead: int | None
    promise_from_ms: int | None
    promise_until_ms: int | None
    burnt: str
    paused_until_ms: int | None
    paper: str | None
    copies: int
    last_counter: int | None
    last_done_ms: int | None


class StepRow(msgspec.Struct, frozen=True, gc=False):
    """`lsn`, `part`: the event that created the step and its place in it. `waits_for`: step numbers, comma between."""

    day: str
    ticket: str
    n: int
    service: str
    letter: str
    agency: str
    state: str
    required: int
    waits_for: str
    lsn: int
    part: int
    created_ms: int
    place_ms: int | None
    only_counter: int | None
    counter: int | None
    calls: int
    called_ms: int | None
    last_call_ms: int | None
    started_ms: int | None
    ended_ms: int | None
    outcome: str | None
    inferred: int
    ready_on: str | None
    held_ms: int | None
    hold_until_ms: int | None
    hold_reason: str | None
    out_of_turn: str | None
    rated: int
    about_ms: int | None
    promise_from_ms: int | None
    promise_until_ms: int | None


class CounterRow(msgspec.Struct, frozen=True, gc=False):
    """The counter as the day left it."""

    day: str
    counter: int
    state: str
    officer: str | None
    since_ms: int
    reason: str | None
    until_ms: int | None
    ticket: str | None
    n: int | None


Row = TicketRow | StepRow | CounterRow


def ticket_row(t: Ticket) -> TicketRow:
    start, end = t.promise or (None, None)
    return TicketRow(
        day=t.day.isoformat(), ticket=t.id, label=t.label, letter=t.letter, number=t.number,
        lane=t.lane, issued_ms=t.issued_ms, device=t.device, state="open" if t.is_open else "closed",
        priority=int(t.priority), head_start_ms=t.head_start_ms, needs=",".join(t.needs), language=t.language._value_,
        channel=t.channel._value_, journey=t.journey, print_at=t.print_at, booking=t.booking, ahead=t.ahead,
        promise_from_ms=start, promise_until_ms=end, burnt=",".join(t.burnt), paused_until_ms=t.paused_until_ms,
        paper=t.paper and t.paper._value_, copies=t.copies, last_counter=t.last_counter, last_done_ms=t.last_done_ms,
    )  # fmt: skip


def step_row(t: Ticket, s: Step) -> StepRow:
    start, end = s.promise or (None, None)
    return StepRow(
        day=t.day.isoformat(), ticket=t.id, n=s.n, service=s.service, letter=s.letter,
        agency=s.agency, state=s.state._value_, required=int(s.required), waits_for=",".join(map(str, s.after)),
        lsn=s.seq[0], part=s.seq[1], created_ms=s.created_ms, place_ms=s.place_ms, only_counter=s.only_counter,
        counter=s.counter, calls=s.calls, called_ms=s.called_ms, last_call_ms=s.last_call_ms,
        started_ms=s.started_ms, ended_ms=s.ended_ms, outcome=s.outcome and s.outcome._value_,
        inferred=int(s.inferred), ready_on=s.ready_on.isoformat() if s.ready_on else None, held_ms=s.held_ms,
        hold_until_ms=s.hold_until_ms, hold_reason=s.hold_reason and s.hold_reason._value_,
        out_of_turn=s.chosen and s.chosen._value_, rated=int(s.rated), about_ms=s.about_ms,
        promise_from_ms=start, promise_until_ms=end,
    )  # fmt: skip


def counter_row(day: str, c: CounterNow) -> CounterRow:
    return CounterRow(
        day=day, counter=c.no, state=c.state._value_, officer=c.officer, since_ms=c.since_ms,
        reason=c.reason and c.reason._value_, until_ms=c.until_ms, ticket=c.ticket, n=c.step,
    )  # fmt: skip


def day_of(state: State) -> str:
    """The service day, open or closed; "" before the first."""
    return state.day.date.isoformat() if state.day else ""


def counter_rows(state: State) -> Iterator[CounterRow]:
    day = day_of(state)
    return (counter_row(day, c) for c in state.counters.values())


def ticket_rows(state: State, tickets: Iterable[str] | None = None) -> Iterator[TicketRow | StepRow]:
    """The rows of `tickets` (None: of all that the state holds), each followed by those of its steps."""
    for id_ in state.tickets if tickets is None else tickets:
        if ticket := state.tickets.get(id_):
            yield ticket_row(ticket)
            for step in ticket.steps:
                yield step_row(ticket, step)


def rows(state: State, tickets: Iterable[str] | None = None) -> Iterator[Row]:
    """The rows of `tickets` (None: of all that the state holds) and of every counter."""
    yield from ticket_rows(state, tickets)
    yield from counter_rows(state)


def touched(event: events.Event | events.Parked) -> set[str]:
    """The tickets that `event` can have changed: the one that it names."""
    ticket = getattr(event.body, "ticket", None) if isinstance(event, events.Event) else None
    return {ticket} if isinstance(ticket, str) else set()
