"""Takes the pictures: one window, shown page after page."""

import html
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.app import application
from kiosk.fitting import Fitting
from kiosk.pages import Pages
from kiosk.qr import Codes
from kiosk.scene import Scene
from kiosk.shots.modes import SIZES, Mode
from kiosk.shots.morning import Morning
from kiosk.shots.situations import Situation
from ui import icons
from ui.window import Screen
from ui.words import Words

SETTLE = 4
"""Turns of the event loop at most until a page has found how much of it there is room for."""

QUALITY = 85
"""Of a PNG that is to be written fast, and may be a little larger."""


class Album:
    """Use `take`. `words`: of the languages that the pictures are in. `panel`: in inches; None: a usual one."""

    def __init__(self, made: Morning, words: Words, panel: float | None = None) -> None:
        self._app = application()
        self._made, self._pictures = made, icons.names()
        self._pages = Pages(words)
        self._room = 8
        self._pages.kiosk.roomy.connect(self._roomy)
        self._screen = Screen("kiosk", self._pages.views(), QSize(*SIZES["tall"]), {"qr": Codes()})
        self._screen.theme.setProperty("quick", 0)
        Fitting(self._screen.window, self._screen.theme, panel, whole=False).fit()

    def take(
        self, shown: Mapping[str, Situation], modes: Iterable[Mode], folder: Path, told: Callable[[str], None]
    ) -> int:
        """Saves `shown` in all `modes` into `folder`, and a page with all of them; returns how many pictures.

        `told` hears of each size of window. Raises OSError where one cannot be written.
        """
        names: list[str] = []
        with ThreadPoolExecutor(2) as savers:
            for size, looks in groupby(modes, key=lambda mode: mode.size):
                told(size)
                saved = [savers.submit(_save, image, folder / name) for name, image in self._size(size, looks, shown)]
                names += [save.result() for save in saved]
        (folder / "index.html").write_text(_sheet(names), encoding="utf-8")
        return len(names)

    def close(self) -> None:
        self._screen.close()

    def _size(self, size: str, looks: Iterable[Mode], shown: Mapping[str, Situation]) -> Iterator[tuple[str, QImage]]:
        self._screen.window.resize(QSize(*SIZES[size]))
        for mode in looks:
            for page, situation in shown.items():
                yield f"{mode.name(page)}.png", self._picture(situation, mode)

    def _picture(self, situation: Situation, mode: Mode) -> QImage:
        room = None
        for _ in range(SETTLE):
            if room == self._room:
                break
            room = self._room
            situation.show(self._pages, self._scene(situation, mode))
            QGuiApplication.processEvents()
        return self._screen.window.grabWindow()

    def _scene(self, situation: Situation, mode: Mode) -> Scene:
        made = self._made
        return Scene(
            situation.flow,
            made.state,
            made.catalog,
            self._pages.words,
            mode.language,
            made.now_ms + situation.later_ms,
            "kiosk-1",
            mode.look,
            self._pictures,
            self._room,
            situation.printer,
            situation.help,
            situation.staff,
            promises=_times(situation, made),
            live=situation.live,
            basis=situation.basis,
            notices=situation.notices,
        )

    def _roomy(self, room: int) -> None:
        self._room = room


def _times(situation: Situation, made: Morning) -> dict[str, tuple[int, int]]:
    """What is told of the first errand that is wished for."""
    errands, basis = situation.flow.wish.errands, situation.basis
    if basis is None or basis.span is None or not errands:
        return {}
    return {made.catalog.services[errands[0].service].letter: basis.span}


def _save(image: QImage, path: Path) -> str:
    if not image.save(str(path), "PNG", QUALITY):  # type: ignore[call-overload]
        raise OSError(str(path))
    return path.name


def _sheet(names: Iterable[str]) -> str:
    """All pictures on one page, each with its name."""
    figures = "\n".join(
        f'<figure><a href="{name}"><img src="{name}" loading="lazy" alt=""></a><figcaption>{name}</figcaption></figure>'
        for name in map(html.escape, names)
    )
    return (
        f'<!DOCTYPE html>\n<html lang="id"><meta charset="utf-8"><title>Besti</title>\n{_STYLE}\n{figures}\n</html>\n'
    )


_STYLE = "<style>figure{display:inline-block;margin:8px;width:230px;font:12px sans-serif}img{width:100%}</style>"
