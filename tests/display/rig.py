"""A whole display on a hub in memory."""

from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from core.commands import CallNext, Shown
from core.events import StepCalled
from display.app import Beside, Display, Options
from tests.ui import scene
from tests.ui.hub import Alive, Hub


class Notebook:
    """What the display remembers of itself."""

    def __init__(self) -> None:
        self.places: list[tuple[int, int]] = []

    def note(self, shown_lsn: int, spoken_lsn: int) -> None:
        self.places.append((shown_lsn, spoken_lsn))


class Rig:
    def __init__(
        self,
        qtbot: QtBot,
        hub: Hub,
        size: tuple[int, int] = (1920, 1080),
        options: Options | None = None,
        beside: Beside | None = None,
    ) -> None:
        self.hub, self.bot, self.notebook = hub, qtbot, Notebook()
        if hub.note is None:
            self.sign_of_life()
        self.display = Display(
            hub, hub, self.notebook, hub.clock, options or Options(size=size), beside or Beside(real=hub.clock)
        )
        self.look()

    @property
    def window(self) -> QQuickWindow:
        return self.display.screen.window

    @property
    def texts(self) -> list[str]:
        return scene.texts(self.window)

    @property
    def shown(self) -> list[int]:
        return [fact.shown_lsn for fact in self.hub.reported if isinstance(fact, Shown)]

    def text(self, name: str) -> str:
        return str(scene.find(self.window, name).property("text"))

    def sign_of_life(self) -> None:
        self.hub.note = Alive(self.hub.clock.ms, self.hub.clock.ms, self.hub.clock.ms)

    def call(self, counter: int) -> StepCalled:
        """Calls the next one to `counter`."""
        events = self.hub.do(CallNext(counter))
        return next(e.body for e in events if isinstance(e.body, StepCalled))

    def look(self, after_ms: int = 0) -> None:
        """The display looks at the hall, `after_ms` later, and paints."""
        self.hub.clock.ms += after_ms
        self.sign_of_life()
        self.display.session.look()
        self.bot.wait(60)

    def close(self) -> None:
        self.display.close()
