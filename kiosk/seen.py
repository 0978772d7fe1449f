"""What a kiosk remembers of the numbers that it may have shown."""

from typing import Protocol


class Seen(Protocol):
    """On the disk: `store.seen_number.SeenNumbers`. Threads may share it. Both raise store.faults.Fault."""

    def note(self, ticket: str) -> None:
        """The number of `ticket` is about to be shown; remembered over a crash when this returns."""

    def noted(self, ticket: str) -> bool: ...
