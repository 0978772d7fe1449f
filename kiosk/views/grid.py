"""A page of tiles, eight at most, and the way to more of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.scene import Scene
from kiosk.views.tiles import Tile
from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

TILES = 8


@dataclass(frozen=True, slots=True)
class Grid:
    """`page` counts from 0."""

    title: str = ""
    hint: str = ""
    tiles: tuple[Tile, ...] = ()
    page: int = 0
    pages: int = 1
    page_words: str = ""
    previous: str = ""
    next: str = ""


def grid(title: str, hint: str, tiles: Sequence[Tile], scene: Scene) -> Grid:
    """The page of `tiles` that the visitor turned to, or the last where there are fewer by now."""
    room = max(1, min(TILES, scene.room))
    pages = max(1, -(-len(tiles) // room))
    page = min(scene.flow.page, pages - 1)
    return Grid(
        title,
        hint,
        tuple(tiles[page * room : (page + 1) * room]),
        page,
        pages,
        scene.say("kiosk.page", n=page + 1, total=pages),
        scene.say("kiosk.previous"),
        scene.say("kiosk.next"),
    )


@QmlElement
class GridView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Grid()
        self._tiles = Rows(Tile, self)

    def show(self, grid: Grid) -> None:
        if grid != self._now:
            self._now = grid
            self._tiles.show(grid.tiles)
            self.changed.emit()

    @Property(QObject, notify=changed)
    def tiles(self) -> QObject:
        return self._tiles

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._now.title

    @Property(str, notify=changed)
    def hint(self) -> str:
        return self._now.hint

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._now.tiles)

    @Property(int, notify=changed)
    def page(self) -> int:
        return self._now.page

    @Property(int, notify=changed)
    def pages(self) -> int:
        return self._now.pages

    @Property(str, notify=changed)
    def pageWords(self) -> str:
        return self._now.page_words

    @Property(str, notify=changed)
    def previous(self) -> str:
        return self._now.previous

    @Property(str, notify=changed)
    def next(self) -> str:
        return self._now.next
