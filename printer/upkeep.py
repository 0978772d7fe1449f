"""What the journal needs between two jobs: an end for what a crash left, the notes that failed, old rows away."""

from printer.clock import Clock
from printer.jobs import Ledger

KEEP_MS = 30 * 24 * 3_600_000
"""So long it is known what became of a paper."""

FORGET_EVERY_S = 24 * 3600.0
FORGET_AT_ONCE = 500
"""Some hundredths of a second: whoever wants a ticket meanwhile does not notice."""

NOTE_AGAIN_S = 5.0


class Upkeep:
    """Called from the printing thread only.

    `keep_s`: how long a job of which nothing had left may be asked for again after a crash.
    """

    def __init__(self, ledger: Ledger, clock: Clock, keep_s: float) -> None:
        self._ledger = ledger
        self._clock = clock
        self._keep_ms = round(keep_s * 1000)
        self._kept = False
        self._note_at = self._forget_at = clock.now()

    def settle(self) -> bool:
        """Once, at the start; whether something was being sent when the program died."""
        self._ledger.retell()
        broken, self._kept = self._ledger.settle(self._clock.wall_ms(), self._keep_ms)
        return broken

    def look(self) -> None:
        """Often, and quick unless there is something to do."""
        now = self._clock.now()
        if self._ledger.behind and now >= self._note_at:
            self._note_at = now + NOTE_AGAIN_S
            self._ledger.catch_up()
        if self._kept and not self._ledger.behind:
            self._kept = self._ledger.settle(self._clock.wall_ms(), self._keep_ms)[1]
        if now >= self._forget_at:
            self._forget_at = now + FORGET_EVERY_S
            if self._ledger.forget(self._clock.wall_ms() - KEEP_MS, FORGET_AT_ONCE) == FORGET_AT_ONCE:
                self._forget_at = now
