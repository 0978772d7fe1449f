"""How often a PIN may be tried."""

MAX = 5
LOCKED_MS = 5 * 60_000


class Tries:
    """Times are ticks that only grow. A right PIN forgets the wrong ones before it."""

    def __init__(self) -> None:
        self._wrong: list[int] = []

    def locked(self, ticks_ms: int) -> bool:
        """Whether the next try has to wait."""
        self._wrong = [at for at in self._wrong if ticks_ms - at < LOCKED_MS]
        return len(self._wrong) >= MAX

    def note(self, right: bool, ticks_ms: int) -> None:
        self._wrong = [] if right else [*self._wrong, ticks_ms]
