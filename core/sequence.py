"""Gives decided facts their place in the log."""

from collections.abc import Sequence

from core import events
from core.commands import Command
from core.state import State


def sequence(state: State, command: Command, bodies: Sequence[events.Body], now_ms: int) -> list[events.Event]:
    """The events that follow `state`: lsn goes on by one each; a new epoch begins with its own event."""
    origin = events.Origin(command.origin.incarnation, command.origin.seq) if command.origin else None
    made: list[events.Event] = []
    epoch = state.epoch
    for offset, body in enumerate(bodies, start=1):
        if isinstance(body, events.EpochBegan):
            epoch = body.to or epoch + 1
        lsn = state.lsn + offset
        made.append(events.Event(epoch, lsn, now_ms, command.id, command.device, body, command.actor, origin))
    return made
