"""Whether a box may believe its own clock when it opens a day."""

import datetime as dt

from core.state import State

TRUSTED_GAP = dt.timedelta(days=4)
"""A clock that nobody vouches for may be this far past the last service day: a long weekend, not a dead battery."""

FIRST_DAY_MS = TRUSTED_GAP // dt.timedelta(milliseconds=1)


def date_in_doubt(state: State, day: dt.date, now_ms: int, synchronised: bool) -> bool:
    """True where a person has to confirm `day` first: the clock is behind the log, or far ahead and unsynchronised."""
    if state.confirmed == day:
        return False
    if now_ms < state.at_ms:
        return True
    if synchronised:
        return False
    if state.day is None:
        return now_ms - state.at_ms > FIRST_DAY_MS
    # Not from the last event: any device that attaches makes one, under the very clock that is in doubt.
    return day - state.day.date > TRUSTED_GAP
