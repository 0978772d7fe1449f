"""When the counters of a lane jumped, and how far: kept so long that no number of it comes again too soon."""

from core.numbers import DAY_MS, LANE_REST_MS
from core.state import Lane, State

LATEST_MS = LANE_REST_MS + 2 * DAY_MS


def jumped_on(state: State, lane: Lane, at_ms: int, by: int) -> None:
    """A clock far past the day that was opened last is wrong. By it no jump is forgotten, and none is noted for a time
    that would keep the lane from its device until that has come.
    """
    opened_ms = state.day.opened_ms if state.day is not None else at_ms
    since_ms = min(at_ms, opened_ms + DAY_MS) - LANE_REST_MS
    kept = [(at, how_far) for at, how_far in lane.jumps if at > since_ms]
    lane.jumps = [*kept, (min(at_ms, opened_ms + LATEST_MS), by)]
