"""The display program: one window that shows the calls of one hall, or of some of its zones."""

import datetime as dt
import gc
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication

from core.decider import Decider
from core.events import Event
from display import texts
from display.hall import Hall
from display.legible import Room, pixel_mm, reach_m
from display.media.reel import Reel
from display.media.slides import Slides
from display.moment import Kept, Look
from display.monitor import Monitor
from display.report import ShownCalls
from display.session import Session, Tools, nothing_known
from display.speaking import Silent, Voice
from display.trace import Trace
from store import notify
from ui import crash
from ui.clock import Clock, SystemClock
from ui.ending import Ending
from ui.jobs import Jobs
from ui.shot import Shot
from ui.watchdog import Heart
from ui.window import Screen
from ui.words import Words

_log = logging.getLogger(__name__)

TURN_S = 0.0005
"""How long another thread may keep the interpreter from the one that draws."""


@dataclass(frozen=True, slots=True)
class Options:
    """`zones`: those that it shows; empty: as the site file says. `size`: of a window, in pixels; None: full screen.

    `shot`: where SIGUSR1 leaves a picture. `screen`: the monitor's name or serial number; empty: the primary one.
    `media`: the folder of pictures and pages. `room`: how large its letters have to be. `trace`: see display.trace.
    """

    device: str = ""
    zones: frozenset[str] = frozenset()
    size: tuple[int, int] | None = None
    shot: Path | None = None
    look: Look = field(default_factory=Look)
    screen: str = ""
    media: Path | None = None
    room: Room = field(default_factory=Room)
    trace: Path | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What a display works with beside hall and hub. `missed`, `kept`: see display.session."""

    voice: Voice = field(default_factory=Silent)
    missed: Sequence[Event] = ()
    real: Clock = field(default_factory=SystemClock)
    kept: Callable[[dt.date], Kept | None] = nothing_known


class Display:
    """The running parts; `close` ends them."""

    def __init__(
        self,
        hall: Hall,
        decider: Decider,
        shown: ShownCalls,
        clock: Clock,
        options: Options,
        beside: Beside | None = None,
    ) -> None:
        beside = beside or Beside()
        self._options, words = options, Words.load()
        self.jobs, self._loading = Jobs(), Jobs()
        tools = Tools(
            hall, decider, shown, self.jobs, words, clock, beside.real, options.device, options.zones, options.look,
            beside.missed, beside.voice, beside.kept,
        )  # fmt: skip
        self.session = Session(tools)
        self.slides = Slides(Reel(options.media), lambda: _pages(self.session, words), self._loading, self.session)
        views = {**self.session.views(), "slide": self.slides.view}
        size = QSize(*options.size) if options.size else None
        self.screen = Screen("display", views, size, {"slide": self.slides.pictures})
        window = self.screen.window
        window.afterAnimating.connect(self.session.drawing, Qt.ConnectionType.DirectConnection)
        window.frameSwapped.connect(self.session.painted, Qt.ConnectionType.QueuedConnection)
        if options.size is None:
            window.setCursor(Qt.CursorShape.BlankCursor)
            self._monitor = Monitor(window, options.screen, self.session)
        self._shot = Shot(window, options.shot, self.session) if options.shot else None
        self._trace = Trace(options.trace) if options.trace else None
        if self._trace is not None:
            self.session.seen.connect(self._trace.painted)

    def reach_m(self) -> float | None:
        """From how far a number that stands alone can be read; None: the size of the screen is not known.

        A window says nothing of the screen that it will be, unless its diagonal was told.
        """
        window = self.screen.window
        if self._options.size is not None and self._options.room.panel_inches is None:
            return None
        stage = window.findChild(QObject, "stage")
        assert stage is not None
        screen = window.screen()
        size = window.size() if self._options.room.panel_inches else screen.size()
        pixel = pixel_mm(self._options.room, size.width(), size.height(), screen.physicalSize().height())
        return reach_m(float(stage.property("capitals")), pixel) if pixel else None

    def close(self) -> None:
        self.session.stop()
        self.slides.stop()
        self.screen.close()
        self._loading.close()
        self.jobs.close()
        if self._trace is not None:
            self._trace.close()


def _pages(session: Session, words: Words) -> tuple[Sequence[texts.TextPage], dt.datetime] | None:
    """What the slides need to know; None while they are not on the screen."""
    moment = session.moment()
    if moment.catalog is None or not session.shows_slides():
        return None
    return texts.pages(moment, moment.catalog, words), moment.catalog.local(moment.now_ms)


def application() -> QGuiApplication:
    """The one application object of this program."""
    known = QGuiApplication.instance()
    return known if isinstance(known, QGuiApplication) else QGuiApplication(sys.argv[:1])


def run(
    hall: Hall,
    decider: Decider,
    shown: ShownCalls,
    options: Options,
    clock: Clock | None = None,
    beside: Beside | None = None,
) -> int:
    """Runs the display until its window closes; returns the exit code, `crash.RESTART` after a fault of ours.

    A display that has a fault ends at once: started anew it shows the last calls again within a second.
    Raises BrokenScreen where the QML does not load.
    """
    app = application()
    # A voice that is being made computes in Python too; a call shall not wait for its turn behind it.
    sys.setswitchinterval(TURN_S)
    display = Display(hall, decider, shown, clock or SystemClock(), options, beside)
    reach = display.reach_m()
    if reach is not None and reach < options.room.distance_m:
        _log.warning("numbers can be read from %.1f m, not from %.1f m", reach, options.room.distance_m)
    ending = Ending(display.session.stop, farewell_ms=0)
    crash.install(ending.fail)
    heart = Heart(notify.from_environment())
    # What is here now stays: a look through all of it for what can go would hold up a call.
    gc.collect()
    gc.freeze()
    app.exec()
    heart.stop()
    display.close()
    return crash.RESTART if ending.failed else 0
