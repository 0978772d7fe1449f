"""The printer of a kiosk put together: journal, transport, spooler, and the door for who else wants to know."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from printer.door import Door
from printer.faults import PrinterFault
from printer.journal import PrintOutcome
from printer.office import Office
from printer.profiles import PROFILES, Profile, profile_named
from printer.spooler import Spooler
from printer.transport import Transport
from printer.transports import open_transport
from printer.unusable import UnusableTransport
from store.device_store import DeviceStore
from store.print_journal import PrintJournal

_log = logging.getLogger(__name__)

FALLBACK = "generic-80"


@dataclass(frozen=True, slots=True)
class PrinterParts:
    """What the settings of a kiosk say about its printer. `folder`: where the kiosk keeps its files."""

    folder: Path
    url: str
    profile: str


def kiosk_printer(
    parts: PrinterParts, own: DeviceStore, on_printed: Callable[[PrintOutcome], None], stack: ExitStack
) -> Spooler:
    """A running spooler; closed by `stack`, the door first."""
    transport, profile = _named(parts)
    office = Office(on_printed, profile, parts.url)
    spooler = Spooler(PrintJournal(own), transport, profile, office.on_printed)
    office.bind(spooler)
    stack.callback(spooler.close)
    door = Door(parts.folder, office.answers())
    stack.callback(door.close)
    return spooler


def _named(parts: PrinterParts) -> tuple[Transport, Profile]:
    """What the settings mean; where they mean nothing, a printer that is never there, so that the kiosk runs."""
    try:
        profile = profile_named(parts.profile)
        return open_transport(parts.url, profile, parts.folder / "papers"), profile
    except PrinterFault as fault:
        _log.error("the printer cannot be used: %s", fault.words.en)
        return UnusableTransport(fault.words), PROFILES[FALLBACK]
