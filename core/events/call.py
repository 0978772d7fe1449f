"""Calls, and taking them back."""

from core.events.base import Happening
from core.words import Reason


class StepCalled(Happening, frozen=True, tag="step.called"):
    """`reason`: why out of turn; None: it was next. `call_no` counts from 1."""

    ticket: str
    n: int
    counter: int
    label: str
    call_no: int = 1
    reason: Reason | None = None


class StepRecalled(Happening, frozen=True, tag="step.recalled"):
    ticket: str
    n: int
    counter: int
    label: str
    call_no: int


class CallUndone(Happening, frozen=True, tag="call.undone"):
    ticket: str
    n: int
    counter: int


class StepReopened(Happening, frozen=True, tag="step.reopened"):
    """The counter took back that it was done with the visitor."""

    ticket: str
    n: int
    counter: int


class CallShown(Happening, frozen=True, tag="call.shown"):
    """As `core.commands.Shown`."""

    shown_lsn: int
    spoken_lsn: int
    missed: int = 0
    missed_ms: int = 0
