"""A kiosk put together: local store, decider, lane, printer, window."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial

from cli.place import Place
from cli.screen_clock import screen_clock
from core.commands import Issue
from core.fold import fold
from kiosk.app import Options, run
from printer.journal import PrintOutcome
from printer.profiles import profile_named
from printer.spooler import Spooler
from printer.transports import open_transport
from store.own_file import open_kiosk
from store.print_journal import PrintJournal
from store.reader import SiteReader
from sync.remote import RemoteDecider

KIOSK_DB = "kiosk.db"


@dataclass(frozen=True, slots=True)
class KioskParts:
    """What the settings of a kiosk name. `demo_speed`: how fast the hub's demo clock runs; None: the wall's clock."""

    place: Place
    printer_url: str
    profile: str
    demo_speed: float | None = None


def run_kiosk(parts: KioskParts, options: Options, stack: ExitStack) -> int:
    """Runs until the window closes; everything opened is left to `stack`. Raises store.faults.Fault, PrinterFault."""
    place = parts.place
    profile = profile_named(parts.profile)
    transport = open_transport(parts.printer_url, profile, place.folder / "papers")
    reader = stack.enter_context(closing(SiteReader.open(place.folder, fold=fold)))
    own = stack.enter_context(closing(open_kiosk(place.folder / KIOSK_DB)))
    decider = stack.enter_context(closing(RemoteDecider(place.hub, options.device, own, partial(_letter, reader))))
    decider.start()
    journal = PrintJournal(own)
    spoolers: list[Spooler] = []

    def make(on_printed: Callable[[PrintOutcome], None]) -> Spooler:
        spoolers.append(Spooler(journal, transport, profile, on_printed))
        stack.callback(spoolers[-1].close)
        return spoolers[-1]

    return run(reader, decider, make, options, screen_clock(reader, parts.demo_speed))


def _letter(reader: SiteReader, issue: Issue) -> str | None:
    """The letter that the number of `issue` would have: that of its first required service."""
    catalog = reader.catalog
    if catalog is None:
        return None
    wanted = next((e for e in issue.errands if e.required), issue.errands[0])
    service = catalog.services.get(wanted.service)
    return service.letter if service else None
