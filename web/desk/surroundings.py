"""What the machine of the hub knows beside the store: its printer, its clock, whether it trains."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from core.words import Text
from store.reports import Waiting
from store.unsent import Unsent


class PrinterNow(NamedTuple):
    """How a printer stands. `words`: the state and the paper, each in both languages."""

    well: bool
    words: tuple[Text, ...]


class PowerNow(NamedTuple):
    """How the hub's machine is fed. `charge`: of its battery, in percent; None: not known. `silent`: its UPS is."""

    on_battery: bool
    charge: int | None = None
    silent: bool = False


class Surroundings(Protocol):
    """Asked while a page is made: every answer comes at once, from what was seen in the last seconds."""

    def printer(self) -> PrinterNow | None:
        """Of the kiosk on this machine; None where there is none, or it does not answer."""

    def power(self) -> PowerNow | None:
        """None where there is no UPS that anybody asks."""

    def unsent(self) -> Mapping[str, Unsent]:
        """What the kiosk and the display on this machine still owe the hub, by part ("kiosk", "display")."""

    def letters(self) -> Waiting | None:
        """Reports that have not gone out by mail; None where none waits."""

    def wanted(self) -> str:
        """The version of Besti that the centre asks for (0.2.0), where this one is older; "" where it is not."""

    def synchronised(self) -> bool:
        """Whether the clock is kept right by a time server."""

    @property
    def trains(self) -> bool:
        """Whether these pages are of a practice (latihan)."""

    @property
    def may_switch(self) -> bool:
        """Whether somebody watches over the parts of this device, who can start them anew in the other mode."""

    def switch(self, training: bool) -> None:
        """Ends this process for a start in the other mode. Raises OSError where that could not be noted."""


class Alone:
    """A hub that knows of nothing around it."""

    def printer(self) -> PrinterNow | None:
        return None

    def power(self) -> PowerNow | None:
        return None

    def unsent(self) -> Mapping[str, Unsent]:
        return {}

    def letters(self) -> Waiting | None:
        return None

    def wanted(self) -> str:
        return ""

    def synchronised(self) -> bool:
        return True

    trains = False
    may_switch = False

    def switch(self, training: bool) -> None:
        """Nobody would start it again."""
