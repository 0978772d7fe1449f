"""Which notices hang in which part of the hall, and from when until when. Pure."""

from collections.abc import Set

from core.state import Notice, State


def hanging(state: State, now_ms: int, zones: Set[str] = frozenset()) -> tuple[str, ...]:
    """The notices whose time it is, the oldest first, as references to their texts. `zones`: of whoever looks, who is
    told what hangs in one of them; empty: all.
    """
    return tuple(
        ref
        for ref, notice in state.notices.items()
        if begun(notice, now_ms) and now_ms < notice.until_ms and _in(notice, zones)
    )


def begun(notice: Notice, now_ms: int) -> bool:
    return notice.from_ms is None or notice.from_ms <= now_ms


def _in(notice: Notice, zones: Set[str]) -> bool:
    return not zones or not notice.zones or not zones.isdisjoint(notice.zones)
