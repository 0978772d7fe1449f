"""What a kiosk remembers of the numbers that it may have shown."""

from typing import Protocol


class Seen(Protocol):
    """On the disk: `store.seen_number.SeenNumbers`. Threads may share it. Both raise store.faults.Fault."""

    def note(self, ticket: str) -> None:
        """The number of `ticket` is about to be shown; remembered over a crash when this returns."""

    def noted(self, ticket: str) -> bool: ...


class Memory:
    """Remembers for as long as the program runs."""

    def __init__(self) -> None:
        self._tickets: set[str] = set()

    def note(self, ticket: str) -> None:
        self._tickets.add(ticket)

    def noted(self, ticket: str) -> bool:
        return ticket in self._tickets
