"""Who is ahead of a step in its line, in the very order of the call rule."""

from collections import Counter
from typing import NamedTuple

from core import order
from core.promise.scenes import free_ms
from core.state import State, Step, Ticket


class Ahead(NamedTuple):
    """`steps`: how many of each service. `head_ms`: since when the head of the line waits, perhaps the step itself.

    `joining`: 1 where the step is not in the line yet.
    """

    steps: dict[str, int]
    head_ms: int
    joining: int

    @property
    def people(self) -> int:
        return sum(self.steps.values())


def ahead_of(state: State, ticket: Ticket, step: Step) -> Ahead:
    """Of a step with a place; neither it nor its ticket need be in `state` yet.

    One look at each who waits, without sorting: a hub gives numbers to long lines too.
    """
    tickets, line = state.tickets, state.waiting.get(step.letter, {})
    mine, seq = order.key(step)
    first, first_seq, head_ms = mine, seq, free_ms(ticket, step)
    services: list[str] = []
    for name, n in line.values():
        visitor = tickets[name]
        other = visitor.steps[n]
        place = other.place_ms
        assert place is not None  # only such steps wait
        if place < mine or (place == mine and other.seq < seq):
            services.append(other.service)
            if place < first or (place == first and other.seq < first_seq):
                first, first_seq, head_ms = place, other.seq, place + visitor.head_start_ms
    return Ahead(dict(Counter(services)), head_ms, int(f"{ticket.id}/{step.n}" not in line))
