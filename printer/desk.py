"""What the staff see of the printer of a kiosk, and what they do to it.

An outcome of a test slip goes to whoever waits for it, not to the log: no visitor owns it.
"""

import secrets
from collections.abc import Callable
from datetime import datetime

from printer import status_words
from printer.blocks import Picture
from printer.encode import encode
from printer.facts import SLIP, History, PaperFacts, PrinterFacts, paper_facts
from printer.journal import PrintOutcome
from printer.layout_trial import slip
from printer.profiles import Profile
from printer.spooler import Spooler

LAST_JOBS = 50

TellOutcome = Callable[[PrintOutcome], None]


class Desk:
    """May be called from any thread, also the one that draws: nothing here waits for printer or disk.

    What is given as `tell` is called later, on the printing thread. `bind` it to the spooler that was given
    `on_printed`.
    """

    def __init__(self, tell_kiosk: TellOutcome, profile: Profile, address: str, logo: Picture | None = None) -> None:
        self._tell_kiosk = tell_kiosk
        self._profile = profile
        self._address = address
        self._logo = logo
        self._waiting: dict[str, TellOutcome] = {}
        self._history = History()
        self._spooler: Spooler | None = None

    def bind(self, spooler: Spooler) -> None:
        self._spooler = spooler

    @property
    def spooler(self) -> Spooler:
        assert self._spooler is not None
        return self._spooler

    def on_printed(self, outcome: PrintOutcome) -> None:
        if not outcome.ticket_id.startswith(SLIP):
            self._tell_kiosk(outcome)
        # Nobody waits for a slip that a crash left behind, nor for a second word about one.
        elif (tell := self._waiting.pop(outcome.ticket_id, None)) is not None:
            tell(outcome)

    @property
    def paper(self) -> PaperFacts:
        return paper_facts(self.spooler.roll, self._profile.roll_m)

    def facts(self) -> PrinterFacts:
        """As of now, with the papers as they were when they were last looked up."""
        status = self.spooler.status
        words = status_words.for_staff(status)
        return PrinterFacts(status, words, self.spooler.status_ms(), self.paper, self._history)

    def look_up(self, tell: Callable[[PrinterFacts], None]) -> None:
        """Read what became of the latest papers; tells nothing where the disk fails."""

        def take(history: History) -> None:
            unknown = tuple(job for job in history.unknown if not job.is_slip)
            self._history = History(unknown, history.jobs)
            tell(self.facts())

        self.spooler.look_up(LAST_JOBS, take)

    def print_slip(self, tell: TellOutcome) -> None:
        """Print a test slip; `tell` hears once what became of it."""
        subject = f"{SLIP}{secrets.token_hex(8)}"
        self._waiting[subject] = tell
        blocks = slip(self._profile, self._address, datetime.now().astimezone(), self._logo)
        self.spooler.enqueue_bytes(subject, 0, lambda: encode(blocks, self._profile))

    def new_roll(self) -> None:
        """A new roll is in."""
        self.spooler.new_roll()

    def emptied(self) -> None:
        """The printer was switched off and on, so that it holds no old ticket."""
        self.spooler.emptied()

    def decide(self, subject: str, copy_no: int, printed: bool) -> None:
        """Somebody looked for a paper in UNKNOWN: it came out, or it did not."""
        self.spooler.decide(subject, copy_no, printed)

    def enable(self, enabled: bool) -> None:
        """Take the printer out of service, or back."""
        self.spooler.enable(enabled)
