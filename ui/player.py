"""The small programs that play sound: which of them is here, and how it is told where to play."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass

_KNOWN = {"aplay": ("-q", "-D"), "paplay": ("--client-name=besti", "--device")}
"""Program: its usual options, and the one that names a device. Both read a WAV from their standard input."""


@dataclass(frozen=True, slots=True)
class Player:
    """A program that plays the WAV on its standard input and ends."""

    program: str
    options: tuple[str, ...]
    device_option: str

    def arguments(self, device: str) -> list[str]:
        """What it is started with. `device`: its own name for an output; empty: the one that it takes by itself."""
        if not device:
            return [*self.options]
        if self.device_option.startswith("--"):
            return [*self.options, f"{self.device_option}={device}"]
        return [*self.options, self.device_option, device]


def find_player(which: Callable[[str], str | None] = shutil.which) -> Player | None:
    """The first player that is installed; None where there is none."""
    for name, (*options, device_option) in _KNOWN.items():
        if path := which(name):
            return Player(path, tuple(options), device_option)
    return None
