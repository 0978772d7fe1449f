"""One window of QML on typed view models. Whatever QML complains about while it loads is an error."""

import logging
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import fontpkg_inter
import shiboken6
from PySide6.QtCore import QObject, QSize, QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow

from ui.icons import Icons

_log = logging.getLogger(__name__)

FAMILY = fontpkg_inter.FAMILY


class BrokenScreen(Exception):
    """The QML does not load as written; the message names file and line."""


def add_fonts() -> None:
    """Makes Inter known to this program. Where it cannot be read the texts stand in the system's letters."""
    path = Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf"
    # Read once: from a file Qt would map the whole of it anew for each weight and size of its letters.
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    number = QFontDatabase.addApplicationFontFromData(data)
    if number < 0 or FAMILY not in QFontDatabase.applicationFontFamilies(number)[0]:
        _log.error("the font %s cannot be read from %s; the system's letters are used", FAMILY, path)


class Screen:
    """A loaded window and the engine that draws it; both live as long as this object."""

    def __init__(
        self,
        package: str,
        views: Mapping[str, QObject],
        size: QSize | None = None,
        images: Mapping[str, QQuickImageProvider] = MappingProxyType({}),
        page: Path | None = None,
    ) -> None:
        """Loads `package`/qml/Main.qml, which requires `views`. `size`: a window of so many pixels; None: full screen.

        `images`: providers besides that of the icons, by name. `page`: another file than Main.qml. Raises BrokenScreen.
        """
        add_fonts()
        # The app-id by which a compositor tells the programs of a box apart: assets/install/weston.ini.
        QGuiApplication.setDesktopFileName(f"besti-{package}")
        self.views = dict(views)
        self.engine = QQmlApplicationEngine()
        for view in self.views.values():
            # Whatever ends first, be it the interpreter itself, the bindings of the engine are gone before their views.
            view.setParent(self.engine)
        for name, provider in {"icon": Icons(), **images}.items():
            self.engine.addImageProvider(name, provider)
        self.engine.addImportPath(str(files("ui") / "qml"))
        self._load(page or Path(str(files(package) / "qml" / "Main.qml")))
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        if size is None:
            self.window.showFullScreen()
        else:
            self.window.resize(size)
            self.window.show()

    @property
    def theme(self) -> QObject:
        """The look of this window: ui/qml/Besti/Ui/Theme.qml."""
        theme = self.engine.singletonInstance("Besti.Ui", "Theme")
        assert isinstance(theme, QObject)
        return theme

    def close(self) -> None:
        """Ends the window and its engine; the view models live on, as others may still tell them something."""
        shiboken6.delete(self.window)
        for view in self.views.values():
            view.setParent(None)
        shiboken6.delete(self.engine)

    def _load(self, path: Path) -> None:
        complaints: list[QQmlError] = []
        self.engine.warnings.connect(complaints.extend)
        self.engine.setInitialProperties(self.views)
        self.engine.load(QUrl.fromLocalFile(str(path)))
        self.engine.warnings.disconnect(complaints.extend)
        if complaints or not self.engine.rootObjects():
            raise BrokenScreen("\n".join(c.toString() for c in complaints) or f"{path.name} made no window")
