"""Minutes, bent: the fourth root, in which a wait scatters about as far to either side.

Unlike a logarithm it comes to the same last bit on every machine.
"""

from math import sqrt


def bent(minutes: float) -> float:
    """The fourth root of `minutes` and one more; less than nothing counts as nothing."""
    return sqrt(sqrt(minutes + 1.0)) if minutes > 0.0 else 1.0


def straight(root: float) -> float:
    """The minutes that are `root`, bent."""
    if root <= 1.0:
        return 0.0
    square = root * root
    return square * square - 1.0
