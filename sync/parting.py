"""Where two logs part. Pure.

The hash of a row covers everything before it, so two logs that agree at one place agree at all places before it: the
last common event is found by halving.
"""

from collections.abc import Callable

HashAt = Callable[[int], bytes | None]
"""The hash of a log at a place; None where that row is not kept, or not there."""


def last_common(mine: HashAt, theirs: HashAt, first: int, head: int) -> int | None:
    """The last lsn from `first` to `head` at which both logs have the same hash; None where not even `first` is so.

    Asks `theirs` a few dozen times at most. A place that either does not keep counts as parted.
    """

    def same(lsn: int) -> bool:
        ours = mine(lsn)
        return ours is not None and ours == theirs(lsn)

    if same(head):
        return head
    if not same(first):
        return None
    low, high = first, head
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if same(middle) else (low, middle)
    return low
