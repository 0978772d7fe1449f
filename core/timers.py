"""When something ends that an outage holds up: timers stand still in an outage and for a while after it."""

from core.state import State


def ends_ms(state: State, start_ms: int, until_ms: int) -> int | None:
    """When a span that was to run from `start_ms` to `until_ms` really ends; None while an outage holds it."""
    for begin, end in state.day.freezes if state.day else []:
        if begin < until_ms and end > start_ms:
            until_ms += end - max(begin, start_ms)
    if state.outage_ms is not None and state.outage_ms < until_ms:
        return None
    return until_ms
