"""What a kiosk speaks with: `ui.speech.Speaker`, or nothing."""

from typing import Protocol

from PySide6.QtCore import SignalInstance


class Voice(Protocol):
    @property
    def available(self) -> bool:
        """Whether this kiosk can be heard at all."""

    def say(self, text: str, language: str) -> None:
        """Says `text` instead of what is being said; returns at once."""

    def stop(self) -> None: ...


class Loudspeaker(Voice, Protocol):
    """A voice that the staff can make louder; `volume` in percent."""

    @property
    def volume(self) -> int: ...

    def set_volume(self, volume: int) -> None: ...


class Ear(Protocol):
    """A socket for headphones: `ui.headphones.Headphones`."""

    plugged: SignalInstance
    """Tells whether somebody has plugged them in (True) or taken them out."""


class Silent:
    """A kiosk without a loudspeaker."""

    available = False
    volume = 0

    def set_volume(self, volume: int) -> None:
        """There is nothing to make louder."""

    def say(self, text: str, language: str) -> None:
        """Nobody would hear it."""

    def stop(self) -> None:
        """There is nothing to stop."""
