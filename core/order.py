"""Who is next. The smallest place among the steps that a counter serves and that may start now. Nothing else."""

from collections.abc import Iterator

from core.catalog import Catalog
from core.lines import lines_of
from core.site import Counter
from core.state import State, Step, Ticket
from core.words import AT_COUNTER, CounterState, Need

BINDING = {Need.ACCESSIBLE_COUNTER: "accessible", Need.INTERPRETER: "interpreter"}
"""Needs that bind the choice of counter, each with the counter's property that meets it."""


def key(step: Step) -> tuple[int, tuple[int, int]]:
    """Sorts free steps: by place, then by order of creation."""
    assert step.place_ms is not None
    return (step.place_ms, step.seq)


def walk_ms(catalog: Catalog, ticket: Ticket, counter: Counter) -> int:
    """How long the visitor needs from the counter last left to this one, in milliseconds: nothing within a zone."""
    left = catalog.counters.get(ticket.last_counter) if ticket.last_counter is not None else None
    if left is None or left.zone == counter.zone:
        return 0
    return catalog.site.rules.walk_seconds * 1000


def meets_needs(state: State, catalog: Catalog, ticket: Ticket, letter: str, counter: Counter) -> bool:
    """A need binds while some counter of the letter that is not closed meets it; so nobody starves for one."""
    for need, property_ in BINDING.items():
        if need not in ticket.needs or getattr(counter, property_):
            continue
        fit = (c for c in catalog.counters_of(letter) if getattr(c, property_))
        if any(state.counter(c.no).state != CounterState.CLOSED for c in fit):
            return False
    return True


def bound_elsewhere(state: State, step: Step, counter: Counter) -> bool:
    """Whether the step was sent to another counter. That binds while the other is not closed, so nobody starves."""
    if step.only_counter is None or step.only_counter == counter.no:
        return False
    return state.counter(step.only_counter).state != CounterState.CLOSED


def obstacle(state: State, catalog: Catalog, ticket: Ticket, step: Step, counter: Counter, now_ms: int) -> str | None:
    """Why a waiting step may not start at `counter` now, as a code; None where it may."""
    if step.letter not in counter.letters:
        return "other_letter"
    if bound_elsewhere(state, step, counter):
        return "other_counter"
    if step.place_ms is None:
        return "not_free"
    for other in ticket.steps:
        if other.state in AT_COUNTER:
            return "elsewhere"
    if ticket.paused_until_ms is not None and now_ms < ticket.paused_until_ms:
        return "paused"
    if ticket.last_done_ms is not None and now_ms < ticket.last_done_ms + walk_ms(catalog, ticket, counter):
        return "walking"
    if ticket.needs and not meets_needs(state, catalog, ticket, step.letter, counter):
        return "needs"
    return None


def candidates(state: State, catalog: Catalog, counter: Counter, now_ms: int) -> Iterator[tuple[Ticket, Step]]:
    """The waiting steps that may start at `counter` now, in no order."""
    for letter in counter.letters:
        for ticket_id, n in state.waiting.get(letter, {}).values():
            ticket = state.tickets[ticket_id]
            step = ticket.steps[n]
            if obstacle(state, catalog, ticket, step, counter, now_ms) is None:
                yield ticket, step


def next_for(state: State, catalog: Catalog, counter: Counter, now_ms: int) -> tuple[Ticket, Step] | None:
    """The next visitor of `counter`; None where nobody may be called."""
    return min(candidates(state, catalog, counter, now_ms), key=lambda pair: key(pair[1]), default=None)


def queue(state: State, letter: str) -> list[tuple[Ticket, Step]]:
    """Everybody who waits for `letter`, in the order of the rule."""
    waiting = [(state.tickets[t], state.tickets[t].steps[n]) for t, n in state.waiting.get(letter, {}).values()]
    return sorted(waiting, key=lambda pair: key(pair[1]))


def ahead(state: State, letter: str, place_ms: int) -> int:
    """How many waiting steps of `letter` stand before a new one at `place_ms`."""
    return lines_of(state).until(letter, place_ms)
