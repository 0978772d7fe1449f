"""Working time: the clock with the planned gaps cut out (before opening, lunch, Friday prayer)."""

Gaps = tuple[tuple[int, int], ...]
"""Spans in which nobody is called, in order, in milliseconds since 1970."""


def working_ms(gaps: Gaps, start_ms: int, end_ms: int) -> int:
    """How much of a span is working time."""
    rest = sum(max(0, min(end, end_ms) - max(start, start_ms)) for start, end in gaps)
    return end_ms - start_ms - rest


def after(gaps: Gaps, start_ms: int, work_ms: int) -> int:
    """The moment at which `work_ms` of working time have gone since `start_ms`."""
    at_ms = start_ms
    for start, end in gaps:
        if end <= at_ms:
            continue
        free = max(0, start - at_ms)
        if work_ms <= free:
            break
        work_ms -= free
        at_ms = end
    return at_ms + work_ms


def rests(gaps: Gaps, at_ms: int) -> bool:
    """Whether a moment lies in one of the gaps."""
    return any(start <= at_ms < end for start, end in gaps)
