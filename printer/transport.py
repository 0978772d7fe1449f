"""The way of bytes to a printer and back, whatever it runs over."""

from typing import Protocol

from core.words import Evidence


class Transport(Protocol):
    """One lasting connection. Called from the printing thread only; no call lasts longer than it is given.

    `evidence`: how surely a paper is out once it was written, where nothing ever answers. `answers`: whether anything
    can come back. `bytes_per_s`: the speed of a slow line, None for the rest. `epoch`: 0 while there is no connection,
    else a number that no earlier connection had.
    """

    @property
    def evidence(self) -> Evidence: ...

    @property
    def answers(self) -> bool: ...

    @property
    def bytes_per_s(self) -> float | None: ...

    @property
    def epoch(self) -> int: ...

    def open(self, within_s: float) -> None:
        """Connect. Raises NotReached."""
        ...

    def write(self, data: bytes, within_s: float) -> int:
        """Hand over what the other side takes in time; how many bytes that were.

        Raises BrokenOff where the connection is gone, with the bytes that had left before.
        """
        ...

    def read(self, within_s: float) -> bytes:
        """What has come, as soon as something has; empty after `within_s`. Raises BrokenOff at the stream's end."""
        ...

    def drop(self) -> None:
        """End the connection, but keep others from taking the printer."""
        ...

    def close(self) -> None:
        """End the connection and let go of the printer."""
        ...
