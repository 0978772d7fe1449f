"""The printer of a kiosk put together: journal, transport, spooler, and the door for who else wants to know."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.paper_asked import AskedPaper
from printer.blocks import Picture
from printer.desk import Desk
from printer.door import Door
from printer.encode import encode
from printer.faults import PrinterFault
from printer.journal import PrintOutcome
from printer.layout import layout
from printer.logo import BadLogo, load_logo
from printer.office import Office
from printer.paper import TicketPaper
from printer.profiles import PROFILES, Profile, profile_named
from printer.spooler import Spooler
from printer.status import PrinterStatus
from printer.transport import Transport
from printer.transports import open_transport
from printer.unusable import UnusableTransport
from store.device_store import DeviceStore
from store.print_journal import PrintJournal
from store.roll import PaperRoll

_log = logging.getLogger(__name__)

FALLBACK = "generic-80"


@dataclass(frozen=True, slots=True)
class PrinterParts:
    """What the settings of a kiosk say about its printer. `folder`: where the kiosk keeps its files.

    `logo`: a picture file, for the top of every paper. `roll_m`: the length of a new roll; None: as is usual.
    """

    folder: Path
    url: str
    profile: str
    logo: Path | None = None
    roll_m: float | None = None


def kiosk_printer(
    parts: PrinterParts,
    own: DeviceStore,
    on_printed: Callable[[PrintOutcome], None],
    stack: ExitStack,
    on_state: Callable[[PrinterStatus], None] = lambda status: None,
) -> "KioskPrinter":
    """A running printer; closed by `stack`, the door first.

    Both callbacks run on the printing thread: `on_printed` hears of every outcome, `on_state` of every change.
    """
    transport, profile = _named(parts)
    logo = _logo(parts.logo, profile)
    desk = Desk(on_printed, profile, parts.url, logo)
    spooler = Spooler(PrintJournal(own), transport, profile, desk.on_printed, on_state, PaperRoll(own))
    desk.bind(spooler)
    stack.callback(spooler.close)
    door = Door(parts.folder, Office(desk).answers())
    stack.callback(door.close)
    return KioskPrinter(desk, profile, logo)


class KioskPrinter:
    """What a kiosk prints with: every paper under the logo of the device. `desk`: for the staff's page."""

    def __init__(self, desk: Desk, profile: Profile, logo: Picture | None) -> None:
        self.desk = desk
        self._spooler = desk.spooler
        self._profile = profile
        self._logo = logo

    @property
    def status(self) -> PrinterStatus:
        return self._spooler.status

    def warm_up(self) -> None:
        """To be called when there is time: it takes some from whatever else the program does."""
        self._spooler.warm_up()

    def enqueue(self, ticket_id: str, copy_no: int, paper: TicketPaper) -> None:
        """Print `paper` soon; returns at once. A (ticket, copy) is printed at most once, ever."""
        self._spooler.enqueue(ticket_id, copy_no, replace(paper, logo=self._logo))

    def enqueue_paper(self, subject: str, paper: AskedPaper) -> None:
        """Print a paper that is no ticket soon; returns at once. A subject is printed at most once, ever."""
        under = replace(paper, head=replace(paper.head, logo=self._logo))
        self._spooler.enqueue_bytes(subject, 0, lambda: encode(layout(under, self._profile), self._profile))


def _logo(path: Path | None, profile: Profile) -> Picture | None:
    try:
        return load_logo(path, profile) if path else None
    except BadLogo as fault:
        _log.error("%s", fault.words.en)
        return None


def _named(parts: PrinterParts) -> tuple[Transport, Profile]:
    """What the settings mean; where they mean nothing, a printer that is never there, so that the kiosk runs."""
    try:
        profile = profile_named(parts.profile)
        transport = open_transport(parts.url, profile, parts.folder / "papers")
        if parts.roll_m is not None:
            profile = replace(profile, roll_m=parts.roll_m)
        return transport, profile.over(transport.bytes_per_s)
    except PrinterFault as fault:
        _log.error("the printer cannot be used: %s", fault.words.en)
        return UnusableTransport(fault.words), PROFILES[FALLBACK]
