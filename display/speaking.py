"""What a display speaks its calls with."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from display.calls import Call


class Voice(Protocol):
    """One loudspeaker zone: says the calls one after the other, in the order in which it is told of them."""

    spoken: SignalInstance
    """Sent with the place in the log (lsn) of each call that it is done with: said, or left out as nobody waits."""

    tried: SignalInstance
    """Sent with the zone of a trial that was said, and the time at which it was asked for."""

    def announce(self, call: Call) -> None:
        """Queues `call`; returns at once."""


class Silent(QObject):
    """A display without a loudspeaker. Nothing is ever spoken, and nothing is reported as spoken."""

    spoken = Signal(object)
    tried = Signal(str, object)

    def announce(self, call: Call) -> None:
        """Nobody would hear it."""
