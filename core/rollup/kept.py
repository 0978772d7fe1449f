"""Promises and what became of them."""

import msgspec

from core.state import Step, Ticket


class Kept(msgspec.Struct, gc=False):
    """Of `promised` steps that were called in their turn, so many were called within (`kept`), before (`early`) and
    after their span (`late`).

    `width_ms`: of all those spans together. Steps called out of turn, or never, say nothing of a promise.
    """

    promised: int = 0
    kept: int = 0
    early: int = 0
    late: int = 0
    width_ms: int = 0

    def count(self, ticket: Ticket, step: Step) -> None:
        """The first step is promised on paper; a later one when it is free and its visitor is."""
        span = ticket.promise if step.n == 0 else step.promise
        if span is None or step.called_ms is None or step.chosen is not None:
            return
        low, high = span
        self.promised += 1
        self.early += step.called_ms < low
        self.late += step.called_ms > high
        self.kept += low <= step.called_ms <= high
        self.width_ms += high - low

    def take(self, other: "Kept") -> None:
        for name in ("promised", "kept", "early", "late", "width_ms"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
