"""What holds after every event, read off the state and the log alone."""

from collections import Counter
from itertools import groupby, pairwise

from core import events, order
from core.events import Event
from core.lines import Lines, lines_of
from core.state import State, Step, Ticket
from core.words import AT_COUNTER, OPEN_STATES, StepState

FAR_MS = 2**50


def todays(state: State) -> list[Ticket]:
    day = state.day
    return [t for t in state.tickets.values() if day is not None and t.day == day.date]


def steps(state: State) -> list[tuple[Ticket, Step]]:
    return [(ticket, step) for ticket in state.tickets.values() for step in ticket.steps]


def no_number_twice(state: State) -> None:
    tickets = todays(state)
    assert max(Counter([t.label for t in tickets] + [b for t in tickets for b in t.burnt]).values(), default=1) == 1
    assert state.labels == {t.label: t.id for t in tickets}


def one_place_per_visitor(state: State) -> None:
    all_here = [(s.counter, (t.id, s.n)) for t, s in steps(state) if s.state in AT_COUNTER]
    here = dict(all_here)
    assert here == {no: (c.ticket, c.step) for no, c in state.counters.items() if c.ticket is not None}
    assert len(here) == len({ticket for ticket, _ in here.values()}) == len(all_here)


def every_open_step_is_somewhere(state: State) -> None:
    today = [(t, s) for t in todays(state) for s in t.steps]
    waiting: dict[str, dict[str, tuple[str, int]]] = {}
    for ticket, step in today:
        if step.state == StepState.WAITING and step.place_ms is not None:
            waiting.setdefault(step.letter, {})[f"{ticket.id}/{step.n}"] = (ticket.id, step.n)
    assert {letter: found for letter, found in state.waiting.items() if found} == waiting
    assert state.held == {f"{t.id}/{s.n}": (t.id, s.n) for t, s in today if s.state == StepState.HELD}
    assert state.paused == {t.id: t.paused_until_ms for t in todays(state) if t.paused_until_ms is not None}
    away = [t for t in todays(state) if t.paused_until_ms]
    assert all(t.is_open and not any(s.state in AT_COUNTER for s in t.steps) for t in away)


def lines_are_those_who_wait(state: State) -> None:
    """What is kept beside the state, event by event, is what could be made of it now."""
    kept, made = lines_of(state), Lines(state)
    for letter, line in state.waiting.items():
        assert kept.head(letter) == made.head(letter)
        keys = [order.key(state.step(*name)) for name in line.values()]
        for place_ms, seq in [*keys, (FAR_MS, (0, 0))]:
            assert kept.before(letter, place_ms, seq) == made.before(letter, place_ms, seq)


def a_closed_day_is_settled(state: State) -> None:
    if state.day is not None and not state.day.open:
        assert not any(s.state in OPEN_STATES for t, s in steps(state) if t.day <= state.day.date)


def states_hold(state: State) -> None:
    no_number_twice(state)
    one_place_per_visitor(state)
    every_open_step_is_somewhere(state)
    lines_are_those_who_wait(state)
    a_closed_day_is_settled(state)


def log_holds(log: list[Event]) -> None:
    assert [e.lsn for e in log] == list(range(1, len(log) + 1))
    assert all(a.epoch <= b.epoch for a, b in pairwise(log))
    one_effect_per_command(log)
    main_series_in_order(log)
    nobody_called_twice(log)


def one_effect_per_command(log: list[Event]) -> None:
    runs = [command for command, _ in groupby(e.command for e in log)]
    assert len(runs) == len(set(runs))


def main_series_in_order(log: list[Event]) -> None:
    last: dict[tuple[str, str], int] = {}
    for body in (e.body for e in log):
        if isinstance(body, events.TicketIssued) and body.lane is None:
            series = (str(body.day), body.letter)
            assert body.number > last.get(series, 0)
            last[series] = body.number


LET_GO = (
    events.CallUndone, events.StepDone, events.StepAbsent, events.StepHeld, events.StepTransferred,
    events.TicketExpired, events.TicketCancelled, events.StepReturned,
)  # fmt: skip


def nobody_called_twice(log: list[Event]) -> None:
    """Between two calls of one visitor lies an undo or an end; a recall is a kind of its own."""
    called: set[str] = set()
    for body in (e.body for e in log):
        if isinstance(body, events.StepCalled):
            assert body.ticket not in called
            called.add(body.ticket)
        elif isinstance(body, events.StepReopened):
            called.add(body.ticket)
        elif isinstance(body, LET_GO):
            called.discard(body.ticket)
