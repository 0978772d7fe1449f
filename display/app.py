"""The display program: one window that shows the calls of one hall, or of some of its zones."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication

from core.decider import Decider
from core.words import Language
from display.hall import Hall
from display.session import Session, ShownCalls, Tools
from store import notify
from ui import crash
from ui.clock import Clock, SystemClock
from ui.ending import Ending
from ui.jobs import Jobs
from ui.shot import Shot
from ui.watchdog import Heart
from ui.window import Screen
from ui.words import Words


@dataclass(frozen=True, slots=True)
class Options:
    """`zones`: those that it shows; empty: all. `size`: a window of so many pixels; None: full screen.

    `shot`: where SIGUSR1 leaves a picture.
    """

    zones: frozenset[str] = frozenset()
    size: tuple[int, int] | None = None
    shot: Path | None = None
    language: Language = Language.ID
    training: bool = False


class Display:
    """The running parts; `close` ends them."""

    def __init__(
        self, hall: Hall, decider: Decider, shown: ShownCalls, clock: Clock, options: Options, real: Clock | None = None
    ) -> None:
        self.jobs = Jobs()
        tools = Tools(
            hall, decider, shown, self.jobs, Words.load(), clock, real or SystemClock(), options.zones,
            options.language, options.training,
        )  # fmt: skip
        self.session = Session(tools)
        self.screen = Screen("display", self.session.views(), QSize(*options.size) if options.size else None)
        self.screen.window.frameSwapped.connect(self.session.painted, Qt.ConnectionType.QueuedConnection)
        if options.size is None:
            self.screen.window.setCursor(Qt.CursorShape.BlankCursor)
        self._shot = Shot(self.screen.window, options.shot, self.session) if options.shot else None

    def close(self) -> None:
        self.session.stop()
        self.screen.close()
        self.jobs.close()


def run(hall: Hall, decider: Decider, shown: ShownCalls, options: Options, clock: Clock | None = None) -> int:
    """Runs the display until its window closes; returns the exit code, `crash.RESTART` after a fault of ours.

    A display that has a fault ends at once: started anew it shows the last calls again within a second.
    Raises BrokenScreen where the QML does not load.
    """
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    display = Display(hall, decider, shown, clock or SystemClock(), options)
    ending = Ending(display.session.stop, farewell_ms=0)
    crash.install(ending.fail)
    heart = Heart(notify.from_environment())
    app.exec()
    heart.stop()
    display.close()
    return crash.RESTART if ending.failed else 0
