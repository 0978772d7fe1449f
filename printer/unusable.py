"""A printer that the settings name wrongly: the kiosk runs all the same, and every paper comes to nothing."""

from core.words import Evidence, Text
from printer.faults import BrokenOff, NotReached
from printer.states import Cause


class UnusableTransport:
    """Never connects. `words`: what is wrong with the settings."""

    evidence = Evidence.UNKNOWN
    answers = True
    bytes_per_s: float | None = None
    epoch = 0

    def __init__(self, words: Text) -> None:
        self._words = words

    def open(self, within_s: float) -> None:
        raise NotReached(self._words, Cause.SETTINGS)

    def write(self, data: bytes, within_s: float) -> int:
        raise BrokenOff(self._words)

    def read(self, within_s: float) -> bytes:
        raise BrokenOff(self._words)

    def drop(self) -> None:
        """There is no connection to end."""

    def close(self) -> None:
        """There is nothing to let go of."""
