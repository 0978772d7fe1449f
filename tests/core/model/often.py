"""What is chosen often, counted once more from the log alone."""

from collections import Counter

from core import events
from core.events import Event


def often(log: list[Event]) -> tuple[tuple[str, ...], dict[str, int]]:
    """The order of services that the last opened day began with, and how often each was asked for since, wishes of
    earlier days counting half as much with each day.
    """
    order: tuple[str, ...] = ()
    asked: Counter[str] = Counter()
    for body in (event.body for event in log):
        if isinstance(body, events.DayOpened):
            order = tuple(service for service, _ in Counter(dict(sorted(asked.items()))).most_common())
            asked = +Counter({service: n // 2 for service, n in asked.items()})
        elif isinstance(body, events.TicketIssued):
            asked.update(step.service for step in body.steps)
        elif isinstance(body, events.StepAdded):
            asked[body.step.service] += 1
    return order, dict(asked)
