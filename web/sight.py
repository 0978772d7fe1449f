"""The hall as one page is made of it: state, site file, people and time, seen in one moment."""

from bisect import bisect_left
from dataclasses import dataclass, field

from core import order
from core.access import Staff
from core.catalog import Catalog
from core.state import State, Step
from store.reader import SiteReader


@dataclass(slots=True)
class Sight:
    """Lent to whoever makes a page, for as long as that takes. `turns`: the last event of each counter.

    `since`: the event from which the turns are known. `catalog` None: the site file has not been loaded.
    `heard`: when each device last sent something, as far as that was seen.
    `reader`: for what the state does not hold: bodies of documents, notes, the log.
    """

    state: State
    catalog: Catalog | None
    staff: Staff
    now_ms: int
    reader: SiteReader
    turns: dict[int, int] = field(default_factory=dict)
    since: int = 0
    heard: dict[str, int] = field(default_factory=dict)
    _queues: dict[str, list[tuple[int, tuple[int, int]]]] = field(default_factory=dict)

    def turn(self, counter: int) -> int:
        """Grows with everything that happens at the counter."""
        return self.turns.get(counter, self.since)

    def ahead(self, step: Step) -> int:
        """How many stand before a waiting step in its queue. The queue is sorted once for all who ask."""
        queue = self._queues.get(step.letter)
        if queue is None:
            waiting = self.state.waiting.get(step.letter, {}).values()
            queue = sorted(order.key(self.state.tickets[t].steps[n]) for t, n in waiting)
            self._queues[step.letter] = queue
        return bisect_left(queue, order.key(step))
