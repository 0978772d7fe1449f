"""A whole kiosk on a hub in memory, driven as a visitor would."""

import threading
from collections.abc import Callable

from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from core.words import Evidence
from kiosk.app import Beside, Kiosk, Options
from kiosk.ids import seeded
from kiosk.paper_asked import AskedPaper
from printer.journal import JobState, PrintOutcome
from printer.paper import TicketPaper
from printer.states import PrinterState
from printer.status import PrinterStatus
from tests.ui import scene
from tests.ui.hub import Hub

TALL, WIDE = (1080, 1920), (1920, 1080)


class Paper:
    """A printer that keeps what it was given, and tells how it ended when the test says so."""

    def __init__(self, on_printed: Callable[[PrintOutcome], None]) -> None:
        self.jobs: list[tuple[str, int, TicketPaper]] = []
        self.asked: list[tuple[str, AskedPaper]] = []
        self.status = PrinterStatus(PrinterState.READY)
        self.end = on_printed

    def enqueue(self, ticket_id: str, copy_no: int, paper: TicketPaper) -> None:
        self.jobs.append((ticket_id, copy_no, paper))

    def enqueue_paper(self, subject: str, paper: AskedPaper) -> None:
        self.asked.append((subject, paper))

    def finish(self, state: JobState = JobState.PRINTED) -> None:
        """Ends the last job."""
        ticket, copy_no, _ = self.jobs[-1]
        evidence = Evidence.CONFIRMED if state is JobState.PRINTED else Evidence.UNKNOWN
        self.end(PrintOutcome(ticket, copy_no, state, evidence))


class Rig:
    def __init__(
        self,
        qtbot: QtBot,
        hub: Hub,
        size: tuple[int, int] = TALL,
        training: bool = False,
        beside: Beside | None = None,
        panel: float | None = None,
    ) -> None:
        self.beside = beside or Beside()
        self.hub, self.bot = hub, qtbot
        self.papers: list[Paper] = []
        self.english = False
        self._over = threading.Event()
        options = Options("kiosk-1", size, training=training, panel=panel)
        self.kiosk = Kiosk(hub, hub, self._printer, hub.clock, seeded(1), options, self.beside)
        self.kiosk.screen.theme.setProperty("quick", 0)
        self.settle()

    @property
    def window(self) -> QQuickWindow:
        return self.kiosk.screen.window

    @property
    def paper(self) -> Paper:
        return self.papers[0]

    @property
    def page(self) -> str:
        return str(self.kiosk.pages.kiosk.property("page"))

    @property
    def texts(self) -> list[str]:
        return scene.texts(self.window)

    def touch(self, name: str) -> None:
        scene.click(self.window, name)
        self.settle()

    def take(self, agency: str = "dukcapil", service: str = "A1") -> None:
        """From welcome to the touch that takes the number."""
        for name in ("start", "agency", f"tile-{agency}", f"tile-{service}", "take"):
            self.touch(name)

    def wait_for(self, page: str) -> None:
        self.bot.waitUntil(lambda: self.page == page)
        self.settle()

    def settle(self) -> None:
        """Until the new page is there."""
        self.bot.wait(40)

    def hold(self) -> None:
        """From now on the hub answers only when the rig is closed."""
        self.kiosk.jobs.run(self._over.wait, lambda _: None)

    def close(self) -> None:
        self._over.set()
        self.kiosk.close()

    def _printer(self, on_printed: Callable[[PrintOutcome], None]) -> Paper:
        self.papers.append(Paper(on_printed))
        return self.papers[0]
