"""Percentiles and rates of measured times."""

from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0–1) of the values lie: the nearest rank, nothing interpolated."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def ms(seconds: float) -> float:
    """Milliseconds, rounded to microseconds."""
    return round(seconds * 1000, 3)
