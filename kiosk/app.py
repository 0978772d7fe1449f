"""The kiosk program: one window, one hall, one printer."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication

from core.decider import Decider
from kiosk.hall import Hall
from kiosk.ids import Ids, random_id
from kiosk.pages import Pages
from kiosk.printing import MakePrinting, Papers
from kiosk.qr import Codes
from kiosk.session import Session
from kiosk.stir import Stir
from kiosk.tools import Tools
from store import notify
from ui import crash, icons
from ui.clock import Clock, SystemClock
from ui.ending import Ending
from ui.jobs import Jobs
from ui.shot import Shot
from ui.watchdog import Heart
from ui.window import Screen
from ui.words import Words

FAREWELL_MS = 5_000
"""How long the out-of-service page stays before the program ends to be started anew."""


@dataclass(frozen=True, slots=True)
class Options:
    """`size`: a window of so many pixels; None: full screen. `shot`: where SIGUSR1 leaves a picture."""

    device: str
    size: tuple[int, int] | None = None
    shot: Path | None = None
    training: bool = False


class Kiosk:
    """The running parts, in the order in which they are made; `close` ends them in the other."""

    def __init__(
        self, hall: Hall, decider: Decider, make_printing: MakePrinting, clock: Clock, ids: Ids, options: Options
    ) -> None:
        self.jobs = Jobs()
        self.papers = Papers(make_printing, options.training)
        self.pages = Pages(Words.load(), options.training)
        tools = Tools(options.device, hall, decider, self.jobs, self.papers, self.pages, clock, ids)
        self.session = Session(tools, icons.names())
        size = QSize(*options.size) if options.size else None
        self.screen = Screen("kiosk", self.pages.views(), size, {"qr": Codes()})
        self.screen.window.installEventFilter(Stir(self.session.stir, self.session))
        if options.size is None:
            self.screen.window.setCursor(Qt.CursorShape.BlankCursor)
        self._shot = Shot(self.screen.window, options.shot, self.session) if options.shot else None

    def close(self) -> None:
        self.session.out_of_service()
        self.screen.close()
        self.jobs.close()


def run(
    hall: Hall,
    decider: Decider,
    make_printing: MakePrinting,
    options: Options,
    clock: Clock | None = None,
    ids: Ids = random_id,
) -> int:
    """Runs the kiosk until its window closes; returns the exit code, `crash.RESTART` after a fault of ours.

    `make_printing` is called once with the function that wants to hear of every outcome, on any thread.
    Raises BrokenScreen where the QML does not load.
    """
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    kiosk = Kiosk(hall, decider, make_printing, clock or SystemClock(), ids, options)
    ending = Ending(kiosk.session.out_of_service, FAREWELL_MS)
    crash.install(ending.fail)
    heart = Heart(notify.from_environment())
    app.exec()
    heart.stop()
    kiosk.close()
    return crash.RESTART if ending.failed else 0
