"""What an outage commands: the power goes and comes back, or the hub itself was away. Pure.

An outage holds up every timer of the hall, and for a while after it; whoever waits is told.
"""

from core.commands import DAY_MS, MINUTE_MS, BeginOutage, Command, EndOutage
from core.due import CLOCK
from core.ids import derived
from core.state import State
from core.words import Reason

DARK_MS = 3 * MINUTE_MS
"""A hub that was away for less was hardly missed: kiosks gave numbers of their lane meanwhile."""

POWER_MS = MINUTE_MS
"""A shorter cut of the power is over before anybody had to wait for it."""


def after_darkness(state: State, last_ms: int | None, now_ms: int) -> list[Command]:
    """The hub is back at `now_ms` and was last alive at `last_ms`: an outage that has just ended, where it was long."""
    if last_ms is None or state.day is None or not state.day.open or state.outage_ms is not None:
        return []
    if not DARK_MS <= now_ms - last_ms < DAY_MS:
        return []
    return [_begin(Reason.SYSTEM_DOWN, last_ms, now_ms), _end(last_ms)]


def of_power(state: State, lost_ms: int | None, now_ms: int, *, last_chance: bool) -> list[Command]:
    """`lost_ms`: since when the mains are gone; None: they are there. `last_chance`: the hub stops after this."""
    if lost_ms is None:
        since = state.outage_ms
        return [_end(since)] if since is not None and state.outage_cause is Reason.POWER else []
    if state.outage_ms is not None or state.day is None or not state.day.open:
        return []
    return [_begin(Reason.POWER, lost_ms, now_ms)] if last_chance or now_ms - lost_ms >= POWER_MS else []


def _begin(cause: Reason, since_ms: int, now_ms: int) -> Command:
    return Command(derived("outage.begin", since_ms), CLOCK, BeginOutage(cause), age_ms=now_ms - since_ms)


def _end(since_ms: int) -> Command:
    return Command(derived("outage.end", since_ms), CLOCK, EndOutage())
