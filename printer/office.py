"""What the kiosk answers at its door about its printer; each answer may wait for the printing thread."""

import queue
from collections.abc import Callable
from typing import Any

from core.words import Evidence
from printer.desk import Desk
from printer.door import Answers
from printer.facts import SLIP
from printer.journal import JobState, PrintOutcome
from printer.probe import Findings

WAIT_S = 20.0


class Office:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def answers(self) -> Answers:
        """Called on the thread of the door; some seconds at the most."""
        return {
            "status": self._status,
            "test": self._test,
            "probe": lambda: self._probe(False),
            "probe-id": lambda: self._probe(True),
            "new-roll": lambda: self._told(self._desk.new_roll),
            "emptied": lambda: self._told(self._desk.emptied),
        }

    def _status(self) -> dict[str, Any]:
        facts = self._desk.facts()
        return {
            "well": facts.status.printable,
            "id": [facts.words.id, facts.paper.words.id],
            "en": [facts.words.en, facts.paper.words.en],
            "raw": facts.status.raw.hex(" "),
        }

    def _test(self) -> dict[str, Any]:
        told: queue.SimpleQueue[PrintOutcome] = queue.SimpleQueue()
        self._desk.print_slip(told.put)
        try:
            outcome = told.get(timeout=WAIT_S)
        except queue.Empty:
            outcome = PrintOutcome(SLIP, 0, JobState.UNKNOWN, Evidence.UNKNOWN)
        well = outcome.state is JobState.PRINTED
        return {**self._status(), "well": well, "outcome": outcome.state, "evidence": outcome.evidence}

    def _probe(self, try_id: bool) -> dict[str, Any] | None:
        found: queue.SimpleQueue[Findings] = queue.SimpleQueue()
        self._desk.spooler.probe(try_id, found.put)
        try:
            told = found.get(timeout=WAIT_S)
        except queue.Empty:
            return None
        fields = ("maker", "model", "firmware", "fence", "process_id")
        return {**self._status(), **{name: getattr(told, name) for name in fields}}

    def _told(self, action: Callable[[], None]) -> dict[str, Any]:
        action()
        done: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._desk.look_up(lambda facts: done.put(None))
        try:
            done.get(timeout=WAIT_S)
        except queue.Empty:
            return {**self._status(), "well": False}
        return self._status()
