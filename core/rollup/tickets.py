"""Numbers counted by how they ended: one for each visitor and visit, however many errands."""

import msgspec

from core.state import Ticket
from core.words import StepState

_ORDER = ((StepState.DONE, "done"), (StepState.ABSENT, "absent"), (StepState.EXPIRED, "expired"))


class Tickets(msgspec.Struct, gc=False):
    """Each of `created` is in exactly one of the five that follow it.

    A number with an open errand is `open`; else with a finished one it is `done`; else, in this order, `absent`,
    `expired`, `cancelled`. `visits`: people who came: numbers less those that were cancelled before any call.
    Of visits: `pickups`: to fetch a result; `several`: with more than one errand; `priority`: with priority; `needs`,
    `languages`, `channels`: by what was chosen at the number.
    """

    created: int = 0
    done: int = 0
    absent: int = 0
    cancelled: int = 0
    expired: int = 0
    open: int = 0
    visits: int = 0
    pickups: int = 0
    several: int = 0
    priority: int = 0
    needs: dict[str, int] = {}
    languages: dict[str, int] = {}
    channels: dict[str, int] = {}

    @property
    def placed(self) -> int:
        """Numbers that ended or are open."""
        return self.done + self.absent + self.cancelled + self.expired + self.open

    @property
    def reconciles(self) -> bool:
        """Whether every number is in exactly one place."""
        return self.created == self.placed

    def count(self, ticket: Ticket) -> None:
        self.created += 1
        end = ending(ticket)
        setattr(self, end, getattr(self, end) + 1)
        if end == "cancelled" and all(step.called_ms is None for step in ticket.steps):
            return
        self.visits += 1
        self.pickups += ticket.pickup
        if len(ticket.steps) > 1:
            self.several += sum(step.state != StepState.TRANSFERRED for step in ticket.steps) > 1
        self.priority += ticket.priority
        for need in ticket.needs:
            self.needs[need] = self.needs.get(need, 0) + 1
        self.languages[ticket.language] = self.languages.get(ticket.language, 0) + 1
        self.channels[ticket.channel] = self.channels.get(ticket.channel, 0) + 1

    def take(self, other: "Tickets") -> None:
        """Adds another's numbers to these."""
        for name in _SUMS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("needs", "languages", "channels"):
            mine: dict[str, int] = getattr(self, name)
            for key, count in getattr(other, name).items():
                mine[key] = mine.get(key, 0) + count


_SUMS = ("created", "done", "absent", "cancelled", "expired", "open", "visits", "pickups", "several", "priority")


def ending(ticket: Ticket) -> str:
    """The name of the sum of Tickets that a number belongs to."""
    if ticket.is_open:
        return "open"
    states = {step.state for step in ticket.steps}
    return next((name for state, name in _ORDER if state in states), "cancelled")
