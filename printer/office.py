"""What the kiosk answers about its printer, and the papers that are no tickets: the test slip.

An outcome of such a paper goes to whoever waits for it, not to the log: no visitor owns it.
"""

import queue
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

from core.words import Evidence, Text
from printer import status_words
from printer.blocks import Picture
from printer.door import Answers
from printer.encode import encode
from printer.journal import JobState, PrintOutcome
from printer.layout_trial import slip
from printer.probe import Findings
from printer.profiles import Profile
from printer.spooler import Spooler

WAIT_S = 20.0
SLIP = "slip-"


class Office:
    """Stands between the spooler and the kiosk. `bind` it to the spooler that was given `on_printed`."""

    def __init__(
        self,
        tell_kiosk: Callable[[PrintOutcome], None],
        profile: Profile,
        address: str,
        logo: Picture | None = None,
    ) -> None:
        self._tell_kiosk = tell_kiosk
        self._profile = profile
        self._address = address
        self._logo = logo
        self._slips: queue.SimpleQueue[PrintOutcome] = queue.SimpleQueue()
        self._spooler: Spooler | None = None

    def bind(self, spooler: Spooler) -> None:
        self._spooler = spooler

    def on_printed(self, outcome: PrintOutcome) -> None:
        if outcome.ticket_id.startswith(SLIP):
            self._slips.put(outcome)
        else:
            self._tell_kiosk(outcome)

    def answers(self) -> Answers:
        """What the door answers; each waits for the printing thread, some seconds at the most."""
        return {
            "status": self._status,
            "test": self._test,
            "probe": lambda: self._probe(False),
            "probe-id": lambda: self._probe(True),
            "new-roll": lambda: self._told(Spooler.new_roll),
            "emptied": lambda: self._told(Spooler.emptied),
        }

    def _held(self) -> Spooler:
        assert self._spooler is not None
        return self._spooler

    def _status(self) -> dict[str, Any]:
        spooler = self._held()
        status = spooler.status
        words = status_words.for_staff(status)
        used = Text(
            f"{spooler.used_mm / 1000:.1f} m kertas terpakai.", f"{spooler.used_mm / 1000:.1f} m of paper used."
        )
        return {
            "well": status.printable,
            "id": [words.id, used.id],
            "en": [words.en, used.en],
            "raw": status.raw.hex(" "),
        }

    def _test(self) -> dict[str, Any]:
        spooler = self._held()
        subject = f"{SLIP}{secrets.token_hex(8)}"
        blocks = slip(self._profile, self._address, datetime.now().astimezone(), self._logo)
        spooler.enqueue_bytes(subject, 0, lambda: encode(blocks, self._profile))
        outcome = self._outcome_of(subject)
        well = outcome.state is JobState.PRINTED
        return {**self._status(), "well": well, "outcome": outcome.state, "evidence": outcome.evidence}

    def _outcome_of(self, subject: str) -> PrintOutcome:
        """Passes over what a crash left of earlier slips."""
        try:
            while (outcome := self._slips.get(timeout=WAIT_S)).ticket_id != subject:
                pass
        except queue.Empty:
            return PrintOutcome(subject, 0, JobState.UNKNOWN, Evidence.UNKNOWN)
        return outcome

    def _probe(self, try_id: bool) -> dict[str, Any] | None:
        found: queue.SimpleQueue[Findings] = queue.SimpleQueue()
        self._held().probe(try_id, found.put)
        try:
            told = found.get(timeout=WAIT_S)
        except queue.Empty:
            return None
        fields = ("maker", "model", "firmware", "fence", "process_id")
        return {**self._status(), **{name: getattr(told, name) for name in fields}}

    def _told(self, action: Callable[[Spooler], None]) -> dict[str, Any]:
        action(self._held())
        return self._status()
