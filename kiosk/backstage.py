"""What the staff page shows and does beyond the hall: printer, network, clock, sound, the program itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from printer.facts import PrinterFacts


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """`hub_age_ms`: since the hub last noted that it is alive; None: it never did. `unsent`: facts and commands that
    the hub has not heard. `clock_sure`: whether a time server keeps this machine's clock; None: not known.
    `locked`: too many wrong PINs were tried. `small_mm`: how wide the smallest buttons are where the panel is too small
    for 20 mm; None where it is not.
    """

    printer: PrinterFacts | None = None
    hub_age_ms: int | None = None
    unsent: int = 0
    clock_sure: bool | None = None
    volume: int | None = None
    training: bool = False
    pin_set: bool = False
    locked: bool = False
    small_mm: float | None = None


NOTHING_KNOWN = StaffFacts()


class Backstage(Protocol):
    """Nothing here keeps the thread that draws waiting, but `pin_matches`, which is for another one."""

    @property
    def has_pin(self) -> bool: ...

    def pin_matches(self, pin: str) -> bool: ...

    def facts(self) -> StaffFacts: ...

    def look_up(self, told: Callable[[], None]) -> None:
        """Learns anew what became of the latest papers; `told` is called from any thread when it is known."""

    def test_slip(self) -> None: ...

    def new_roll(self) -> None: ...

    def emptied(self) -> None: ...

    def decide_paper(self, subject: str, copy_no: int, printed: bool) -> None:
        """Somebody has looked for a paper of which nobody knew whether it came out."""

    def set_volume(self, percent: int) -> None: ...

    def train(self, training: bool) -> None:
        """Makes the device start anew, in training or in earnest."""

    def restart(self) -> None: ...


class Bare:
    """A kiosk without a staff page: in tests, and on a screen that only shows pictures of the pages."""

    has_pin = False

    def pin_matches(self, pin: str) -> bool:
        return False

    def facts(self) -> StaffFacts:
        return NOTHING_KNOWN

    def look_up(self, told: Callable[[], None]) -> None:
        """There is nothing to learn."""

    def test_slip(self) -> None:
        """There is no printer."""

    def new_roll(self) -> None:
        """There is no printer."""

    def emptied(self) -> None:
        """There is no printer."""

    def decide_paper(self, subject: str, copy_no: int, printed: bool) -> None:
        """There is no printer."""

    def set_volume(self, percent: int) -> None:
        """There is no voice."""

    def train(self, training: bool) -> None:
        """There is no device."""

    def restart(self) -> None:
        """There is no device."""
