"""The kiosk program: one window, one hall, one printer."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication

from core.decider import Decider
from kiosk.asked_papers import AskedPapers
from kiosk.backstage import Backstage, Bare
from kiosk.fitting import Fitting
from kiosk.hall import Hall
from kiosk.ids import Ids, random_id
from kiosk.keys import Keys
from kiosk.pages import Pages
from kiosk.printing import MakePrinting, Papers
from kiosk.qr import Codes
from kiosk.scanner import Scanner
from kiosk.seen import Memory, Seen
from kiosk.session import Session
from kiosk.stir import Stir
from kiosk.tidy import Tidy
from kiosk.tools import Tools
from kiosk.trace import Trace, TracedDecider
from kiosk.unseen import Unseen
from kiosk.voice import Ear, Silent, Voice
from store import notify
from ui import crash, icons
from ui.clock import Clock, SystemClock
from ui.ending import Ending
from ui.jobs import Jobs
from ui.shot import Shot
from ui.watchdog import Heart
from ui.window import Screen
from ui.words import Words

SWITCH_S = 0.0005
"""For so long a thread computes while another waits: the one that asks the hub shall not wait for a page to be made."""

FAREWELL_MS = 5_000
"""How long the out-of-service page stays before the program ends to be started anew."""


@dataclass(frozen=True, slots=True)
class Options:
    """`size`: a window of so many pixels; None: full screen. `shot`: where SIGUSR1 leaves a picture.

    `trace`: the file that moments are written to, see kiosk.trace; None: to none. `panel`: the diagonal in inches of
    what the window is on; None: as the screen says.
    """

    device: str
    size: tuple[int, int] | None = None
    shot: Path | None = None
    training: bool = False
    trace: Path | None = None
    panel: float | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What a kiosk works with beside hall, hub and printer. `painted` is called once, when the first frame is there."""

    seen: Seen = field(default_factory=Memory)
    backstage: Backstage = field(default_factory=Bare)
    voice: Voice = field(default_factory=Silent)
    ear: Ear | None = None
    painted: Callable[[], None] = lambda: None


class Kiosk:
    """The running parts, in the order in which they are made; `close` ends them in the other."""

    def __init__(
        self, hall: Hall, decider: Decider, make_printing: MakePrinting, clock: Clock, ids: Ids, options: Options,
        beside: Beside | None = None,
    ) -> None:  # fmt: skip
        beside = beside or Beside()
        self.jobs, self.tells, asked = Jobs(), Jobs(), AskedPapers(options.training)
        self.papers = Papers(asked.beside(make_printing), options.training)
        unseen = Unseen(beside.seen, self.jobs, hall, options.device)
        self.pages = Pages(Words.load(), options.training)
        tools = Tools(
            options.device, hall, decider, self.jobs, self.tells, self.papers, asked, unseen, self.pages, clock, ids,
            beside.voice, beside.backstage,
        )  # fmt: skip
        self.session = Session(tools, icons.names())
        self.tidy = Tidy(self.session.pageTurned, self.session)
        if beside.ear is not None:
            beside.ear.plugged.connect(self.session.plugged)
        size = QSize(*options.size) if options.size else None
        self.screen = Screen("kiosk", self.pages.views(), size, {"qr": Codes()})
        self._listen()
        self.fitting = Fitting(self.screen.window, self.screen.theme, options.panel, whole=options.size is None)
        self.fitting.small.connect(self.session.fits)
        self.fitting.fit()
        self.screen.window.frameSwapped.connect(beside.painted, Qt.ConnectionType.SingleShotConnection)
        if options.size is None:
            self.screen.window.setCursor(Qt.CursorShape.BlankCursor)
        self._shot = Shot(self.screen.window, options.shot, self.session) if options.shot else None

    def _listen(self) -> None:
        """The filter that comes last is asked first: a scanner's keys are no visitor's, and what answers the warning
        moves no focus.
        """
        keys, scanner = Keys(self.screen.window, self.session), Scanner(self.session)
        keys.back.connect(lambda: self.pages.kiosk.barTouched.emit("back"))
        keys.help.connect(lambda: self.pages.kiosk.barTouched.emit("usher"))
        scanner.scanned.connect(self.session.scanned)
        for heard in (keys, Stir(self.session.touched, self.session), scanner):
            self.screen.window.installEventFilter(heard)

    def close(self) -> None:
        self.session.out_of_service()
        self.screen.close()
        self.jobs.close()
        self.tells.close()


def application() -> QGuiApplication:
    """The one application object of this program."""
    known = QGuiApplication.instance()
    return known if isinstance(known, QGuiApplication) else QGuiApplication(sys.argv[:1])


def end(code: int) -> None:
    """Ends the running kiosk with the exit code `code`."""
    QGuiApplication.exit(code)


def run(
    hall: Hall,
    decider: Decider,
    make_printing: MakePrinting,
    options: Options,
    clock: Clock | None = None,
    ids: Ids = random_id,
    beside: Beside | None = None,
) -> int:
    """Runs the kiosk until its window closes; returns the exit code, `crash.RESTART` after a fault of ours.

    `make_printing` is called once with the function that wants to hear of every outcome, on any thread.
    Raises BrokenScreen where the QML does not load.
    """
    sys.setswitchinterval(SWITCH_S)
    app = application()
    trace = Trace(options.trace) if options.trace else None
    asked = TracedDecider(decider, trace) if trace else decider
    kiosk = Kiosk(hall, asked, make_printing, clock or SystemClock(), ids, options, beside)
    if trace is not None:
        trace.watch(kiosk.screen.window, kiosk.session.pageTurned)
    ending = Ending(kiosk.session.out_of_service, FAREWELL_MS)
    crash.install(ending.fail)
    heart = Heart(notify.from_environment())
    code = app.exec()
    heart.stop()
    kiosk.close()
    if trace is not None:
        trace.close()
    return crash.RESTART if ending.failed else code
