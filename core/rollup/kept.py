"""Printed promises and what became of them."""

import msgspec

from core.state import Ticket


class Kept(msgspec.Struct, gc=False):
    """Of `promised` numbers that were called in their turn, so many were called within, before and after their span.

    `width_ms`: of all those spans together. Numbers called out of turn, or never, say nothing of a promise.
    """

    promised: int = 0
    kept: int = 0
    early: int = 0
    late: int = 0
    width_ms: int = 0

    def count(self, ticket: Ticket) -> None:
        step = ticket.steps[0]
        if ticket.promise is None or step.called_ms is None or step.chosen is not None:
            return
        low, high = ticket.promise
        self.promised += 1
        self.early += step.called_ms < low
        self.late += step.called_ms > high
        self.kept += low <= step.called_ms <= high
        self.width_ms += high - low

    def take(self, other: "Kept") -> None:
        for name in ("promised", "kept", "early", "late", "width_ms"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
