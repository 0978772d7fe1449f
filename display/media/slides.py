"""Turns the slides while nobody is being called; loads each away from the thread that draws."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSize, QTimer, Slot
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from display.media.load import Slide
from display.media.reel import Reel
from display.texts import TextPage
from display.views.slide import SlideView
from ui.jobs import Jobs

AGAIN_MS = 1_000
"""When it looks again where nothing can be shown now."""
SOON_MS = 50


class Pictures(QQuickImageProvider):
    """Has the one picture that is shown."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self.picture = QImage()

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002
        return self.picture


class Slides(QObject):
    """`wanted`: the pages of now and the time at the site; None: no slide is on the screen now.

    Lives on the thread that draws. To be started once the view has told its size.
    """

    def __init__(
        self,
        reel: Reel,
        wanted: Callable[[], tuple[Sequence[TextPage], dt.datetime] | None],
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.view, self.pictures = SlideView(), Pictures()
        self._reel, self._wanted, self._jobs = reel, wanted, jobs
        self._size: tuple[int, int] | None = None
        self._shown, self._loading = 0, False
        self.view.fitted.connect(self._fitted)
        self._turn = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._turn.timeout.connect(self.turn)
        self._turn.start(0)

    @property
    def loading(self) -> bool:
        """Whether the next slide is on its way."""
        return self._loading

    @Slot()
    def turn(self) -> None:
        """Shows the next slide, once it is loaded."""
        now = self._wanted()
        if now is None or self._size is None or self._loading:
            self._turn.start(AGAIN_MS if now is None else SOON_MS)
            return
        (pages, time), (width, height) = now, self._size
        self._loading = True
        self._jobs.run(lambda: self._reel.next(pages, time, width, height), self._loaded)

    def stop(self) -> None:
        self._turn.stop()

    def _loaded(self, slide: Slide | None) -> None:
        self._loading = False
        if slide is None:
            self.view.show("", "", "")
            self._turn.start(AGAIN_MS)
            return
        self._shown += 1
        if slide.picture is not None:
            self.pictures.picture = slide.picture
        self.view.show(slide.title, slide.body, str(self._shown) if slide.picture is not None else "")
        self._turn.start(round(slide.seconds * 1000))

    @Slot(int, int)
    def _fitted(self, width: int, height: int) -> None:
        if width > 0 and height > 0:  # it has no size while it is hidden
            self._size = (width, height)
