"""`fold(state, event)`: what an event does to the state. Never refuses, never looks outside the two."""

from core.events import Event, Parked
from core.fold import calls, colleagues, counters, days, hall, papers, steps, tickets
from core.fold.table import Folds
from core.state import State

_FOLDS: Folds = {
    **days.FOLDS,
    **tickets.FOLDS,
    **steps.FOLDS,
    **calls.FOLDS,
    **counters.FOLDS,
    **hall.FOLDS,
    **papers.FOLDS,
    **colleagues.FOLDS,
}


def fold(state: State, event: Event | Parked) -> None:
    """Moves `state` on by one event, in place. A kind that this version does not know is only counted."""
    if isinstance(event, Parked):
        state.parked.append(event.lsn)
    else:
        _FOLDS[type(event.body)](state, event, event.body)
    state.epoch, state.lsn, state.at_ms = event.epoch, event.lsn, event.at
    _remember(state, event)


def _remember(state: State, event: Event | Parked) -> None:
    if event.origin is not None:
        author = f"{event.device}/{event.origin.incarnation}"
        state.heads[author], state.last_facts[author] = event.origin.seq, event.command
        return
    command, lsn = event.command, event.lsn
    seen = state.day.seen if state.day else state.seen_before
    known = seen.get(command) or state.seen_before.get(command)
    seen[command] = (known[0] if known else lsn, lsn)
