"""The bar at the bottom of every page: the usher, the look of the pages, the loudspeaker; and the warning before the
page is given up.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from core.words import HelpState
from kiosk.flow import can_go_back
from kiosk.scene import Scene
from kiosk.views.menu import Option
from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """`text`: the size of letters, as a factor. `help`: what became of the call for the usher; empty: none was made."""

    buttons: tuple[Option, ...] = ()
    help: str = ""
    text: float = 1.0
    contrast: bool = False
    low: bool = False
    aloud: bool = False
    can_back: bool = False


def bar(scene: Scene, voice: bool) -> Bar:
    """`voice`: whether this kiosk can speak."""
    look = scene.look
    buttons = [
        Option("back", scene.say("common.back"), "back"),
        Option("language", scene.words.own_name(_next_language(scene)), "globe"),
        Option("text", scene.say("kiosk.larger", percent=look.text_percent), "letters"),
        Option("contrast", scene.say("kiosk.contrast"), "contrast", switched="on" if look.contrast else "off"),
        Option("low", scene.say("kiosk.low"), "down", switched="on" if look.low else "off"),
    ]
    if voice:
        buttons.append(Option("aloud", scene.say("kiosk.aloud"), "speaker", switched="on" if look.aloud else "off"))
    buttons.append(Option("usher", scene.say("kiosk.ask_staff"), "people"))
    return Bar(
        tuple(buttons),
        _help(scene),
        look.text_percent / 100,
        look.contrast,
        look.low,
        look.aloud,
        can_go_back(scene.flow),
    )


def _next_language(scene: Scene) -> str:
    return scene.words.after(scene.language, scene.catalog.site.site.languages)


def _help(scene: Scene) -> str:
    helping = scene.helping
    if helping is None:
        return scene.say("kiosk.help_asked") if scene.help else ""
    if helping.state is HelpState.TAKEN and helping.by:
        # A badge has a number; the name of a device tells a visitor nothing.
        return scene.say("kiosk.help_taken", who=helping.by) if helping.by.isdigit() else scene.say("kiosk.help_coming")
    return scene.say("kiosk.help_asked")


@QmlElement
class BarView(QObject):
    changed = Signal()
    warned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Bar()
        self._buttons = Rows(Option, self)
        self._warning, self._more = "", ""

    def show(self, bar: Bar) -> None:
        if bar != self._now:
            self._now = bar
            self._buttons.show(bar.buttons)
            self.changed.emit()

    def empty(self) -> None:
        """Nothing of it would work now. The look of the pages stays."""
        self.show(replace(self._now, buttons=(), help="", can_back=False))

    def warn(self, warning: str, more: str) -> None:
        """`warning`: what is said before the page is given up; empty: nothing. `more`: the button for more time."""
        if (warning, more) != (self._warning, self._more):
            self._warning, self._more = warning, more
            self.warned.emit()

    @Property(QObject, notify=changed)
    def buttons(self) -> QObject:
        return self._buttons

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._now.buttons)

    @Property(str, notify=changed)
    def help(self) -> str:
        return self._now.help

    @Property(float, notify=changed)
    def text(self) -> float:
        return self._now.text

    @Property(bool, notify=changed)
    def contrast(self) -> bool:
        return self._now.contrast

    @Property(bool, notify=changed)
    def low(self) -> bool:
        return self._now.low

    @Property(bool, notify=changed)
    def aloud(self) -> bool:
        return self._now.aloud

    @Property(bool, notify=changed)
    def canBack(self) -> bool:
        return self._now.can_back

    @Property(str, notify=warned)
    def warning(self) -> str:
        return self._warning

    @Property(str, notify=warned)
    def more(self) -> str:
        return self._more
