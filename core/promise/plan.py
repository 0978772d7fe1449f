"""Working time: the clock with the planned gaps cut out (before opening, lunch, Friday prayer).

While counters take their breaks in turns, half of them are away: half of that time counts.
"""

Gaps = tuple[tuple[int, int], ...]
"""Spans in order, in milliseconds since 1970: of `gaps`, in which nobody is called; of `turns`, see above."""


Parts = tuple[tuple[int, int, bool], ...]
"""Gaps and turns (True) in one order."""


def working_ms(gaps: Gaps, start_ms: int, end_ms: int, turns: Gaps = ()) -> int:
    """How much of a span is working time. `turns` and `gaps` do not overlap."""
    return end_ms - start_ms - _within(gaps, start_ms, end_ms) - _within(turns, start_ms, end_ms) // 2


def after(gaps: Gaps, start_ms: int, work_ms: int, turns: Gaps = ()) -> int:
    """The moment at which `work_ms` of working time have gone since `start_ms`."""
    return gone(parts(gaps, turns), start_ms, work_ms)


def parts(gaps: Gaps, turns: Gaps) -> Parts:
    """Both in order, as `gone` wants them."""
    return tuple(sorted([*((*gap, False) for gap in gaps), *((*turn, True) for turn in turns)]))


def gone(plan: Parts, start_ms: int, work_ms: int) -> int:
    """As `after`, for those who ask often."""
    at_ms = start_ms
    for start, end, half in plan:
        if end <= at_ms:
            continue
        free = max(0, start - at_ms)
        if work_ms <= free:
            break
        work_ms -= free
        at_ms = max(at_ms, start)
        inside = (end - at_ms) // 2 if half else 0
        if work_ms <= inside:
            return at_ms + 2 * work_ms
        work_ms -= inside
        at_ms = end
    return at_ms + work_ms


def rests(gaps: Gaps, at_ms: int) -> bool:
    """Whether a moment lies in one of the gaps."""
    return any(start <= at_ms < end for start, end in gaps)


def cut(spans: Gaps, gaps: Gaps) -> Gaps:
    """What is left of `spans` outside of `gaps`."""
    left: list[tuple[int, int]] = []
    for start, end in spans:
        at_ms = start
        for gap_start, gap_end in (*gaps, (end, end)):
            if at_ms < min(gap_start, end):
                left.append((at_ms, min(gap_start, end)))
            at_ms = max(at_ms, gap_end)
    return tuple(left)


def _within(spans: Gaps, start_ms: int, end_ms: int) -> int:
    return sum(max(0, min(end, end_ms) - max(start, start_ms)) for start, end in spans)
