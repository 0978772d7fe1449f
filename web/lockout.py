"""After five wrong PINs a number waits a minute, then longer each time: nobody can try them all."""

from collections.abc import Callable

FREE_TRIES = 5
FIRST_WAIT_S = 60
LONGEST_WAIT_S = 15 * 60
MOST = 5_000


class Lockout:
    """`clock`: seconds of a clock that nobody sets."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._wrong: dict[str, tuple[int, float]] = {}

    def wait_s(self, who: str) -> int:
        """Seconds until `who` may try again; 0: now."""
        tries, until_s = self._wrong.get(who, (0, 0.0))
        return max(0, -int(-(until_s - self._clock()) // 1)) if tries >= FREE_TRIES else 0

    def wrong(self, who: str) -> None:
        """Counted before a PIN is looked at, so that many tries at once are all counted."""
        tries = self._wrong.get(who, (0, 0.0))[0] + 1
        wait = min(FIRST_WAIT_S * 2 ** max(0, tries - FREE_TRIES), LONGEST_WAIT_S)
        if len(self._wrong) >= MOST and who not in self._wrong:
            self._wrong.pop(next(iter(self._wrong)))
        self._wrong[who] = (tries, self._clock() + wait)

    def right(self, who: str) -> None:
        self._wrong.pop(who, None)
