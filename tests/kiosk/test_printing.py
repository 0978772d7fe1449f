"""What becomes of an original, and who hears of it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from core.commands import Printed
from core.ids import derived
from core.words import Evidence
from kiosk.printing import Papers
from printer.journal import JobState, PrintOutcome
from tests.kiosk.rig import Paper

TICKET = derived("ticket")


class Told:
    """`expired`: tickets; `facts`: what goes to the log."""

    def __init__(self) -> None:
        self.expired: list[str] = []
        self.facts: list[Printed] = []
        self.papers = Papers(self._make)
        self.papers.expired.connect(self.expired.append)
        self.papers.printed.connect(self.facts.append)

    def _make(self, on_printed: Callable[[PrintOutcome], None]) -> Paper:
        self.end = on_printed
        return Paper(on_printed)


@pytest.mark.parametrize(
    ("state", "copy_no", "expired"),
    [
        (JobState.EXPIRED, 0, [TICKET]),
        (JobState.EXPIRED, 1, []),
        (JobState.UNKNOWN, 0, []),
        (JobState.PRINTED, 0, []),
    ],
)
def test_only_an_original_that_cannot_be_out_is_expired(
    qtbot: QtBot, state: JobState, copy_no: int, expired: list[str]
) -> None:
    told = Told()
    outs: list[object] = []
    told.papers.out.connect(outs.append)
    evidence = Evidence.CONFIRMED if state is JobState.PRINTED else Evidence.UNKNOWN
    told.end(PrintOutcome(TICKET, copy_no, state, evidence))
    told.end(PrintOutcome(TICKET, 0, JobState.PRINTED, Evidence.CONFIRMED))
    qtbot.waitUntil(lambda: any(fact.evidence == Evidence.CONFIRMED for fact in told.facts) and len(outs) >= 1)
    assert told.expired == expired
    assert len(told.facts) == (1 if state is JobState.EXPIRED else 2)
