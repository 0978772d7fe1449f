"""Who is ahead of a step in its line, in the very order of the call rule."""

from typing import NamedTuple

from core import order
from core.lines import lines_of
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
    """Of a step with a place; neither it nor its ticket need be in `state` yet."""
    place_ms, seq = order.key(step)
    lines = lines_of(state)
    head = lines.head(step.letter)
    if head is None or (place_ms, seq) <= head[:2]:
        head_ms = free_ms(ticket, step)
    else:
        head_ms = head.place_ms + state.tickets[head.ticket].head_start_ms
    joining = int(f"{ticket.id}/{step.n}" not in state.waiting.get(step.letter, {}))
    return Ahead(lines.before(step.letter, place_ms, seq), head_ms, joining)
