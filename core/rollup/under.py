"""One of many sums, begun when it is first asked for."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def under(sums: dict[K, V], key: K, begin: Callable[[], V]) -> V:
    """What `sums` has under `key`; where there is nothing yet, what `begin` makes is put there.

    `dict.setdefault` makes an empty sum at each call, which costs more than to count.
    """
    found = sums.get(key)
    if found is None:
        found = sums[key] = begin()
    return found
