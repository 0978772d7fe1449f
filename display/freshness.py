"""Whether what the screen shows is old."""

from core.state import State
from ui.clock import Clock, Note

STALE_MS = 10_000


def stale_since(note: Note | None, state: State, real: Clock) -> int | None:
    """The hub's time of its last sign of life where that is more than ten seconds ago; None: all is well.

    Measured by the monotonic clock, which nobody sets; a note from before a restart of the machine by the wall's.
    """
    if note is None:
        return state.at_ms if real.now_ms() - state.at_ms > STALE_MS else None
    age = real.ticks_ms() - note.mono_ms
    if age < 0:
        age = real.now_ms() - note.wall_ms
    return note.clock_ms if age > STALE_MS else None
