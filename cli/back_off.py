"""When a part that has ended is started again, and when it is given up."""

from collections.abc import Sequence

WAITS_S = (1.0, 2.0, 5.0, 10.0, 30.0)
SETTLED_S = 60.0
"""A part that lived this long starts its back-off anew."""

PERMANENT = frozenset({2, 64, 65, 69, 75, 77, 78})
"""Exit codes of faults that a restart alone will not mend: wrong options, damaged data, port or store taken,
no right to write, a newer store."""

TRIES = 4
"""So often in a row may a part end with the same permanent fault."""


class BackOff:
    """For one part."""

    def __init__(self, waits_s: Sequence[float] = WAITS_S) -> None:
        self._waits_s = waits_s
        self._falls = 0
        self._codes: list[int] = []

    def after(self, code: int, lived_s: float) -> float | None:
        """The part ended with `code` after `lived_s`: how long to wait before the next start; None to give up."""
        if lived_s >= SETTLED_S:
            self._falls, self._codes = 0, []
        same = self._codes if self._codes[-1:] == [code] else []
        self._codes = [*same, code] if code in PERMANENT else []
        if len(self._codes) >= TRIES:
            return None
        wait_s = self._waits_s[min(self._falls, len(self._waits_s) - 1)]
        self._falls += 1
        return wait_s
