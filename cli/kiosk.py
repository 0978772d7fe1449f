"""A kiosk put together: local store, decider, lane, printer, window."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cli.kiosk_backstage import KioskBackstage
from cli.kiosk_printer import KioskPrinter, PrinterParts, kiosk_printer
from cli.place import Place
from cli.screen_clock import screen_clock
from cli.training import Training
from cli.way import lines_to
from core.commands import Issue
from core.fold import fold
from kiosk.app import Beside, Options, application, run
from kiosk.voice import Ear, Loudspeaker, Silent
from printer.journal import PrintOutcome
from store.own_file import open_kiosk
from store.pin_file import PinFile
from store.reader import SiteReader
from store.seen_number import SeenNumbers
from sync.remote import Patience, RemoteDecider
from ui.headphones import Headphones
from ui.speech import Outputs, Speaker

KIOSK_DB = "kiosk.db"
PATIENCE = Patience(command=1.5)
"""A visitor's number waits behind whatever else the kiosk asks of a hub that does not answer."""


@dataclass(frozen=True, slots=True)
class KioskParts:
    """What the settings of a kiosk name. `demo_speed`: how fast the hub's demo clock runs; None: the wall's clock.

    `speaker`, `ear`: the sound player's names for loudspeaker and headphones. `volume`: in percent.
    """

    place: Place
    printer_url: str
    profile: str
    demo_speed: float | None = None
    logo: Path | None = None
    speaker: str = ""
    ear: str = ""
    volume: int = 80
    mute: bool = False


def run_kiosk(parts: KioskParts, options: Options, stack: ExitStack) -> int:
    """Runs until the window closes; everything opened is left to `stack`. Raises store.faults.Fault, NotEnrolled."""
    place = parts.place
    reader = stack.enter_context(closing(SiteReader.open(place.folder, fold=fold)))
    own = stack.enter_context(closing(open_kiosk(place.folder / KIOSK_DB)))
    line = lines_to(place, options.device)
    made = RemoteDecider(place.hub, options.device, own, partial(_letter, reader), PATIENCE, line)
    decider = stack.enter_context(closing(made))
    decider.start()
    printer = PrinterParts(place.folder, parts.printer_url, parts.profile, parts.logo)

    # Speech and the event loop are Qt's, which wants its application first.
    application()
    voice, ear = _sound(parts, stack)
    training = Training.of(place.folder, options.training)
    backstage = KioskBackstage(PinFile(training.home), reader, decider, voice, training)

    def make(on_printed: Callable[[PrintOutcome], None]) -> KioskPrinter:
        backstage.printer = kiosk_printer(printer, own, on_printed, stack)
        return backstage.printer

    beside = Beside(SeenNumbers(own), backstage, voice, ear, backstage.warm_up)
    return run(reader, decider, make, options, screen_clock(reader, parts.demo_speed), beside=beside)


def _sound(parts: KioskParts, stack: ExitStack) -> tuple[Loudspeaker, Ear | None]:
    """The voice, and the socket for headphones, that switches it to the ear."""
    if parts.mute:
        return Silent(), None
    voice = stack.enter_context(closing(Speaker(Outputs(parts.speaker, parts.ear), parts.volume)))
    ear = stack.enter_context(closing(Headphones()))
    ear.plugged.connect(voice.set_to_ear)
    voice.set_to_ear(ear.is_plugged)
    return voice, ear


def _letter(reader: SiteReader, issue: Issue) -> str | None:
    """The letter that the number of `issue` would have: that of its first required service."""
    catalog = reader.catalog
    if catalog is None:
        return None
    wanted = next((e for e in issue.errands if e.required), issue.errands[0])
    service = catalog.services.get(wanted.service)
    return service.letter if service else None
