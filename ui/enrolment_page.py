"""The program of a device that does not belong to a site yet: the page with its code, until somebody approved it."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer

from ui import crash
from ui.ending import Ending
from ui.enrolment import EnrolmentView, Joining, Standing
from ui.jobs import Jobs
from ui.shot import Shot
from ui.watchdog import Heart, Watcher
from ui.window import Screen
from ui.words import Words

LOOK_MS = 2_000


class EnrolmentPage:
    """The window, and the thread that asks. `done` is called once, when the device belongs."""

    def __init__(
        self, program: str, device: str, joining: Joining, done: Callable[[], None], size: QSize | None = None,
        look_ms: int = LOOK_MS,
    ) -> None:  # fmt: skip
        self._joining, self._done, self._jobs = joining, done, Jobs()
        self.view = EnrolmentView(program, device, Words.load())
        page = Path(str(files("ui") / "qml" / "Enrolment.qml"))
        self.screen = Screen(program, {"enrolment": self.view}, size, page=page)
        if size is None:
            self.screen.window.setCursor(Qt.CursorShape.BlankCursor)
        self._next = QTimer(singleShot=True, interval=look_ms)
        self._next.timeout.connect(self._look)
        self._look()

    def close(self) -> None:
        self._next.stop()
        self._jobs.close()
        self.screen.close()

    def _look(self) -> None:
        self._jobs.run(self._joining.look, self._seen)

    def _seen(self, standing: Standing) -> None:
        if standing.belongs:
            self._done()
            return
        self.view.show(standing)
        self._next.start()


def run(
    program: str, device: str, joining: Joining, watcher: Watcher, size: tuple[int, int] | None, shot: Path | None
) -> int | None:
    """Shows the page until the device belongs; None then, otherwise the exit code that the program ends with.

    There has to be an application. Raises BrokenScreen.
    """
    app = QCoreApplication.instance()
    assert app is not None
    joined: list[bool] = []

    def done() -> None:
        joined.append(True)
        app.quit()

    page = EnrolmentPage(program, device, joining, done, QSize(*size) if size else None)
    picture = Shot(page.screen.window, shot) if shot else None
    ending = Ending(lambda: None, farewell_ms=0)
    crash.install(ending.fail)
    heart = Heart(watcher)
    code = app.exec()
    heart.stop()
    ending.stop()
    if picture is not None:
        picture.stop()
    page.close()
    if joined:
        return None
    return crash.RESTART if ending.failed else code
