"""Who most likely cannot be served any more where a hall or an agency closes early. Pure.

The queue is walked in its order past the counters that are open now, each visitor for as long as the service takes
today, or usually takes where few were served yet. It is an estimate: who comes back from a hold, or is sent on, is
taken for somebody who will not make it.
"""

import heapq
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from core import order
from core.catalog import Catalog
from core.state import State, Step, Ticket
from core.words import OPEN_STATES, CounterState, StepState
from web.sight import Sight

MINUTE_MS = 60_000
USUAL_MINUTES = 10.0
"""Of a service that the site file no longer knows."""
ENOUGH = 5
"""After so many visits of today the day has a pace of its own."""


@dataclass(frozen=True, slots=True)
class Stranded:
    """A number with a step that nobody will serve. `ahead`: how many stand before it; None: it is not in a queue."""

    ticket: Ticket
    step: Step
    ahead: int | None


def stranded(sight: Sight, catalog: Catalog, agency: str | None, at_ms: int) -> list[Stranded]:
    """Those of `agency` (None: of the whole hall) if it closes at `at_ms`, in the order of their numbers."""
    letters = [letter for letter in catalog.letters if agency in (None, catalog.agency_of(letter).id)]
    served = frozenset(_served(sight, catalog, at_ms))
    places: dict[tuple[str, int], int] = {}
    for letter in letters:
        places |= {(t.id, s.n): place for place, (t, s) in enumerate(order.queue(sight.state, letter))}
    found = [
        Stranded(ticket, step, places.get((ticket.id, step.n)))
        for ticket, step in _open_steps(sight, letters)
        if step.state in (StepState.WAITING, StepState.HELD) and (ticket.id, step.n) not in served
    ]
    return sorted(found, key=lambda one: (one.ticket.letter, one.ticket.label))


def _open_steps(sight: Sight, letters: list[str]) -> Iterator[tuple[Ticket, Step]]:
    day = sight.state.day.date if sight.state.day else None
    wanted = frozenset(letters)
    for ticket in sight.state.tickets.values():
        if ticket.day == day:
            yield from ((ticket, step) for step in ticket.steps if step.letter in wanted and step.state in OPEN_STATES)


def _served(sight: Sight, catalog: Catalog, at_ms: int) -> Iterator[tuple[str, int]]:
    """The steps that are over by `at_ms`, as (ticket, n). Whichever counter is free first takes who is next for it."""
    counters = [c for c in catalog.site.counters if sight.state.counter(c.no).state is CounterState.OPEN]
    pace = todays_pace(sight.state)
    queues = {letter: deque(order.queue(sight.state, letter)) for c in counters for letter in c.letters}
    free = [(_free_ms(sight, catalog, c.no, pace), c.no) for c in counters]
    heapq.heapify(free)
    while free:
        since, no = heapq.heappop(free)
        mine = [queues[letter] for letter in catalog.counters[no].letters if queues[letter]]
        if not mine:
            continue
        ticket, step = min(mine, key=lambda queue: order.key(queue[0][1])).popleft()
        ends = since + _lasts_ms(catalog, step, pace)
        if ends <= at_ms:
            yield ticket.id, step.n
            heapq.heappush(free, (ends, no))


def _free_ms(sight: Sight, catalog: Catalog, counter: int, pace: Mapping[str, float]) -> int:
    """When a counter is done with whom it has now."""
    now = sight.state.counter(counter)
    if now.ticket is None or now.step is None:
        return sight.now_ms
    step = sight.state.tickets[now.ticket].steps[now.step]
    return max(sight.now_ms, (step.started_ms or step.last_call_ms or sight.now_ms) + _lasts_ms(catalog, step, pace))


def todays_pace(state: State) -> dict[str, float]:
    """How long a visit takes today, per service of which enough are done, in milliseconds: the one in the middle."""
    today = state.day.date if state.day else None
    spans: dict[str, list[int]] = {}
    for step in (step for ticket in state.tickets.values() if ticket.day == today for step in ticket.steps):
        if step.state is StepState.DONE and step.started_ms is not None and step.ended_ms is not None:
            spans.setdefault(step.service, []).append(step.ended_ms - step.started_ms)
    return {service: median(took) for service, took in spans.items() if len(took) >= ENOUGH}


def _lasts_ms(catalog: Catalog, step: Step, pace: Mapping[str, float]) -> int:
    known = catalog.services.get(step.service)
    return round(pace.get(step.service, (known.minutes if known else USUAL_MINUTES) * MINUTE_MS))
