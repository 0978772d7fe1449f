"""The roll of paper in the printer, as far as anybody can know."""

from typing import Protocol


class Roll(Protocol):
    """`used_mm`: paper used since the roll was changed at `since_ms` (1970); None: nobody has told of any change yet.

    Read from any thread, written from the printing thread only.
    """

    @property
    def used_mm(self) -> float: ...

    @property
    def since_ms(self) -> int | None: ...

    def use(self, mm: float) -> None:
        """So much more is used."""
        ...

    def change(self) -> None:
        """A new roll is in."""
        ...


class LooseRoll:
    """Forgotten with the process: for those who print a slip and leave."""

    def __init__(self) -> None:
        self.used_mm = 0.0
        self.since_ms: int | None = None

    def use(self, mm: float) -> None:
        self.used_mm += mm

    def change(self) -> None:
        self.used_mm = 0.0
