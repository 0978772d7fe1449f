"""The pages of the staff, with much to tell: the printer is blocked, two papers are in doubt, notes are unsent."""

from collections.abc import Callable
from dataclasses import replace

from core.words import Evidence, Text
from kiosk.backstage import StaffFacts
from kiosk.flow.where import Flow, Screen
from printer.facts import History, JobFacts, PaperFacts, PrinterFacts
from printer.journal import JobState
from printer.states import Cause, PrinterState
from printer.status import PrinterStatus
from tests.kiosk.rig import Rig

Lead = Callable[[Rig], None]
PRINTER = PrinterFacts(
    PrinterStatus(PrinterState.BLOCKED, Cause.PAPER_OUT),
    Text("Tidak dapat mencetak. Kertas habis.", "Cannot print. Out of paper."),
    2,
    PaperFacts(21_000, 80_000, 1),
)


def staff(screen: Screen, locked: bool = False) -> Lead:
    def lead(rig: Rig) -> None:
        jobs = tuple(
            JobFacts(rig.hub.issue("A1", print_at="kiosk-1"), 0, JobState.UNKNOWN, Evidence.UNKNOWN, 90, 0, b"")
            for _ in range(2)
        )
        printer = replace(PRINTER, history=History(jobs, jobs))
        facts = StaffFacts(printer, 90_000, 3, False, 60, False, pin_set=not locked)
        session = rig.kiosk.session
        session._working.facts = lambda: facts  # type: ignore[method-assign]
        session._flow = Flow(screen)
        session._show()

    return lead


STAFF: dict[str, Lead] = {
    "pin": staff(Screen.PIN),
    "staff without a pin": staff(Screen.PIN, locked=True),
    "staff": staff(Screen.STAFF),
    "staff printer": staff(Screen.STAFF_PRINTER),
    "staff reprint": staff(Screen.STAFF_REPRINT),
    "staff sound": staff(Screen.STAFF_SOUND),
    "staff training": staff(Screen.STAFF_TRAINING),
    "screen test": staff(Screen.SCREEN_TEST),
}
