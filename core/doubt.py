"""Whether a box may believe its own clock when it opens a day."""

import datetime as dt

from core.commands import DAY_MS
from core.state import State

TRUSTED_GAP_MS = 4 * DAY_MS
"""A clock that nobody vouches for may be this far past the last event: a long weekend, not a dead battery."""


def date_in_doubt(state: State, day: dt.date, now_ms: int, synchronised: bool) -> bool:
    """True where a person has to confirm `day` first: the clock is behind the log, or far ahead and unsynchronised."""
    if state.confirmed == day:
        return False
    if now_ms < state.at_ms:
        return True
    return not synchronised and now_ms - state.at_ms > TRUSTED_GAP_MS
