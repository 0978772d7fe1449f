"""How often one address may ask for what everybody may see."""

from collections import OrderedDict
from collections.abc import Callable

MOST_ADDRESSES = 5_000


class Rate:
    """`most` questions in `span_s` seconds from each address. `clock`: seconds of a clock that nobody sets.

    Addresses that were not heard for longest are forgotten first, so that nobody can fill the memory.
    """

    def __init__(self, clock: Callable[[], float], most: int = 60, span_s: float = 60.0) -> None:
        self._clock = clock
        self._most = most
        self._span_s = span_s
        self._asked: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def allows(self, address: str) -> bool:
        """Counts the question; False where it is one too many."""
        now = self._clock()
        began, count = self._asked.pop(address, (now, 0))
        if now - began >= self._span_s:
            began, count = now, 0
        self._asked[address] = (began, count + 1)
        while len(self._asked) > MOST_ADDRESSES:
            self._asked.popitem(last=False)
        return count < self._most
