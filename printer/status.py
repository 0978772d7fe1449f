"""How the printer stands, at one moment."""

from dataclasses import dataclass

from printer.states import PRINTABLE, Cause, PrinterState


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """`since`: when it became so. `seen`: when the printer last answered, None if it never did; both in seconds of
    the clock that the spooler was given. `raw`: the status bytes of that answer.
    """

    state: PrinterState
    cause: Cause | None = None
    since: float = 0.0
    seen: float | None = None
    raw: bytes = b""

    @property
    def printable(self) -> bool:
        return self.state in PRINTABLE

    def age(self, now: float) -> float:
        """Seconds since the printer last answered; infinite if it never did."""
        return float("inf") if self.seen is None else now - self.seen

    def same(self, other: "PrinterStatus") -> bool:
        """Whether there is nothing new to tell."""
        return (self.state, self.cause) == (other.state, other.cause)
