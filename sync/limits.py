"""How much one client may ask: a bucket for each, that fills again at a steady pace."""

from collections import OrderedDict
from collections.abc import Callable
from math import ceil

MOST_CLIENTS = 10_000
"""So many are remembered; whoever was quiet for longest is forgotten first, and starts with a full bucket again."""


class Limits:
    """Belongs to one event loop."""

    def __init__(self, a_second: float, at_once: int, now_s: Callable[[], float]) -> None:
        self._a_second = a_second
        self._at_once = at_once
        self._now_s = now_s
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_s(self, client: str) -> int:
        """0: this request counts and may go on. Otherwise in how many seconds the next one may."""
        now = self._now_s()
        left, since = self._left.pop(client, (float(self._at_once), now))
        left = min(float(self._at_once), left + (now - since) * self._a_second)
        allowed = left >= 1
        self._left[client] = (left - 1 if allowed else left, now)
        if len(self._left) > MOST_CLIENTS:
            self._left.popitem(last=False)
        return 0 if allowed else max(1, ceil((1 - left) / self._a_second))
