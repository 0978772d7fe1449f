"""What the staff page of a kiosk shows and does, put together from printer, hub, clock and voice."""

import logging
import time
from collections.abc import Callable

from cli.kiosk_printer import KioskPrinter
from cli.training import MODE_CHANGED, Training
from kiosk.app import end
from kiosk.backstage import StaffFacts
from kiosk.voice import Loudspeaker
from printer.journal import PrintOutcome
from store.faults import Fault
from store.pin_file import PinFile
from store.reader import Alive, SiteReader
from sync.ntp import synchronised
from sync.remote import RemoteDecider
from ui.crash import RESTART

_log = logging.getLogger(__name__)


class KioskBackstage:
    """A `kiosk.backstage.Backstage`. `printer` is set once the kiosk has made it."""

    def __init__(
        self, pin: PinFile, reader: SiteReader, decider: RemoteDecider, voice: Loudspeaker, training: Training
    ) -> None:
        self._pin, self._reader, self._decider, self._voice, self._training = pin, reader, decider, voice, training
        self.printer: KioskPrinter | None = None

    @property
    def has_pin(self) -> bool:
        return self._pin.is_set

    def pin_matches(self, pin: str) -> bool:
        return self._pin.matches(pin)

    def facts(self) -> StaffFacts:
        alive = self._alive()
        return StaffFacts(
            printer=self.printer.desk.facts() if self.printer else None,
            hub_age_ms=max(0, time.monotonic_ns() // 1_000_000 - alive.mono_ms) if alive else None,
            unsent=self._decider.unsent,
            clock_sure=synchronised(),
            volume=self._voice.volume if self._voice.available else None,
            training=self._training.on,
        )

    def _alive(self) -> Alive | None:
        """A store that cannot be read has heard of no hub."""
        try:
            return self._reader.alive()
        except Fault as fault:
            _log.warning("%s", fault)
            return None

    def look_up(self, told: Callable[[], None]) -> None:
        if self.printer is not None:
            self.printer.desk.look_up(lambda _: told())

    def warm_up(self) -> None:
        if self.printer is not None:
            self.printer.warm_up()

    def test_slip(self) -> None:
        if self.printer is not None:
            self.printer.desk.print_slip(_note)

    def new_roll(self) -> None:
        if self.printer is not None:
            self.printer.desk.new_roll()

    def emptied(self) -> None:
        if self.printer is not None:
            self.printer.desk.emptied()

    def decide_paper(self, subject: str, copy_no: int, printed: bool) -> None:
        if self.printer is not None:
            self.printer.desk.decide(subject, copy_no, printed)

    def set_volume(self, percent: int) -> None:
        self._voice.set_volume(percent)
        self._voice.say(f"{percent} persen", "id")

    def train(self, training: bool) -> None:
        try:
            self._training.switch(training)
        except OSError as fault:
            _log.error("training cannot be switched: %s", fault)
            return
        end(MODE_CHANGED)

    def restart(self) -> None:
        end(RESTART)


def _note(outcome: PrintOutcome) -> None:
    _log.info("the test slip ended as %s", outcome.state)
