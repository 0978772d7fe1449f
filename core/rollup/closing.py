"""When a day was over: not always when it was closed."""

from collections.abc import Iterator, Sequence

from core import events
from core.catalog import Catalog
from core.events import Event
from core.state import Day, Ticket


def end_of(day: Day, tickets: Sequence[Ticket], heard: Sequence[Event], catalog: Catalog) -> int | None:
    """When the day was closed, in milliseconds since 1970; None: it was not. `heard`: its events that are counted.

    A hub that was off at night closes the day in the morning, for all who were still there. The day then ended with
    what happened last before: nobody sat at a counter, or waited, until the morning.
    """
    closed_ms = next((event.at for event in reversed(heard) if isinstance(event.body, events.DayClosed)), None)
    if closed_ms is None or catalog.local(closed_ms).date() <= day.date:
        return closed_ms
    happened = (day.opened_ms, *(event.at for event in heard), *_times(tickets))
    return max((at for at in happened if at < closed_ms), default=closed_ms)


def _times(tickets: Sequence[Ticket]) -> Iterator[int]:
    """Of numbers, calls, beginnings and ends."""
    for ticket in tickets:
        yield ticket.issued_ms
        for step in ticket.steps:
            times = (step.created_ms, step.called_ms, step.last_call_ms, step.started_ms, step.ended_ms)
            yield from (at for at in times if at is not None)
