"""A device's line to whichever of several places its hub is at: another device may have become the hub."""

import threading
import time
from collections.abc import Sequence

from sync.link import Line, NoAnswer, NotUnderstood

ENDED = frozenset({"alone", "fenced"})
"""What a hub says that decides no longer."""

LEAST_S = 0.05
"""With less time left nothing is tried any more."""


class Whereabouts:
    """Which of the places is asked; the lines of a device share it."""

    def __init__(self, many: int) -> None:
        self._many = many
        self._turn = threading.Lock()
        self.now = 0

    def leave(self, place: int) -> None:
        """Nobody decides at `place`: the next one is asked from now on."""
        with self._turn:
            if self.now == place:
                self.now = (place + 1) % self._many


class Wandering:
    """A sync.link.Line over one line to each place. Any thread may use it, as far as the lines allow."""

    def __init__(self, lines: Sequence[Line], where: Whereabouts) -> None:
        self._lines = lines
        self._where = where

    def post(self, path: str, body: bytes, timeout_s: float) -> bytes:
        """As Link.post; each place is asked once at most, as long as there is time."""
        until = time.monotonic() + timeout_s
        silence = NoAnswer()
        for _ in self._lines:
            left = until - time.monotonic()
            if left < LEAST_S:
                break
            place = self._where.now
            try:
                return self._lines[place].post(path, body, left)
            except NoAnswer as nobody:
                if nobody.trouble is not None and nobody.trouble.code not in ENDED:
                    raise
                silence = nobody
            except NotUnderstood as other:
                if other.status != 404:
                    raise
            self._where.leave(place)
        raise silence

    def close(self) -> None:
        for line in self._lines:
            line.close()
