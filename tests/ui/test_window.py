"""Loading a window: real fonts, loud faults."""

import os
import signal
import types
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, qInstallMessageHandler
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QImage
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from tests.ui import scene
from ui import icons, window
from ui.shot import Shot
from ui.window import FAMILY, BrokenScreen, Screen, add_fonts

GOOD = """
import QtQuick
import Besti.Ui
Window {
    color: "#0B1F3A"
    BigButton { objectName: "b"; text: "Ambil"; iconName: "ticket"; primary: true }
    ZoneMark { shape: "diamond"; tint: "#FF0000"; x: 200; y: 200; side: 100 }
}
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package whose qml/Main.qml a test writes."""
    (tmp_path / "qml").mkdir()
    monkeypatch.setattr("ui.window.files", lambda name: tmp_path if name == "made" else files(name))
    return tmp_path / "qml" / "Main.qml"


def bound(views: int) -> str:
    names = [f"view{n}" for n in range(views)]
    needed = "\n".join(f"required property QtObject {name}" for name in names)
    shown = "\n".join(f"Text {{ text: window.{name}.objectName }}" for name in names)
    return f"import QtQuick\nWindow {{\nid: window\n{needed}\n{shown}\n}}"


@pytest.fixture
def said() -> Iterator[list[str]]:
    """What Qt and QML say meanwhile."""
    words: list[str] = []
    before = qInstallMessageHandler(lambda kind, where, what: words.append(what))
    yield words
    qInstallMessageHandler(before)


def test_closing_is_silent_and_leaves_the_views(package: Path, said: list[str], qtbot: QtBot) -> None:
    package.write_text(bound(20))
    views = {f"view{n}": QObject() for n in range(20)}
    Screen("made", views, QSize(40, 40)).close()
    qtbot.wait(1)
    assert said == []
    assert all(view.objectName() == "" for view in views.values())


def test_a_window_outlives_nobody_it_reads(package: Path, said: list[str], qtbot: QtBot) -> None:
    """As at the end of a program that did not come to close it: then Python lets go of everything in any order."""
    package.write_text(bound(20))
    screen = Screen("made", {f"view{n}": QObject() for n in range(20)}, QSize(40, 40))
    screen.views.clear()
    qtbot.wait(1)
    assert said == []
    screen.close()


def test_a_compositor_can_tell_the_programs_apart(package: Path, qtbot: QtBot) -> None:
    package.write_text("import QtQuick\nWindow {}")
    Screen("made", {}, QSize(40, 40)).close()
    assert QGuiApplication.desktopFileName() == "besti-made"


def test_bold_is_bold(qtbot: QtBot) -> None:
    add_fonts()
    widths = []
    for weight in (400, 800):
        font = QFont(FAMILY, 100)
        font.setVariableAxis(QFont.Tag("wght"), weight)
        widths.append(QFontMetrics(font).horizontalAdvance("B012"))
    assert widths[1] > widths[0] * 1.03


def test_bold_is_bold_in_qml(package: Path, qtbot: QtBot) -> None:
    label = 'Label { objectName: "%s"; text: "Ambil nomor"; weight: Theme.%s }'
    labels = "\n".join(label % (name, name) for name in ("regular", "heavy"))
    package.write_text(f"import QtQuick\nimport Besti.Ui\nWindow {{ {labels} }}")
    screen = Screen("made", {}, QSize(400, 400))
    widths = [scene.find(screen.window, name).property("contentWidth") for name in ("regular", "heavy")]
    assert widths[1] > widths[0] * 1.03
    screen.close()


@pytest.mark.parametrize(
    "qml",
    [
        "import QtQuick\nWindow { colour: 'red' }",
        "import QtQuick\nWindow { Text { text: nobody.name } }",
        "import QtQuick\nWindow { required property string missing }",
        "import QtQuick\nWindow {",
    ],
)
@pytest.mark.qt_log_ignore("Main.qml", "QQmlApplicationEngine failed")
def test_qml_that_complains_does_not_run(package: Path, qml: str, qtbot: QtBot) -> None:
    package.write_text(qml)
    with pytest.raises(BrokenScreen, match=r"Main\.qml"):
        Screen("made", {}, QSize(400, 400))


def test_without_its_font_the_window_stands_in_another(
    monkeypatch: pytest.MonkeyPatch, package: Path, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(window, "fontpkg_inter", types.SimpleNamespace(ROOT=tmp_path))
    package.write_text(GOOD)
    screen = Screen("made", {}, QSize(400, 400))
    assert screen.window.isVisible()
    assert "Inter cannot be read" in caplog.text
    screen.close()


def test_a_signal_leaves_a_picture(package: Path, qtbot: QtBot, tmp_path: Path) -> None:
    package.write_text(GOOD)
    screen = Screen("made", {}, QSize(400, 400))
    old = signal.getsignal(signal.SIGUSR1)
    owner = QObject()
    Shot(screen.window, tmp_path / "shot.png", owner)
    os.kill(os.getpid(), signal.SIGUSR1)
    qtbot.waitUntil((tmp_path / "shot.png").exists)
    signal.signal(signal.SIGUSR1, old)
    image = QImage(str(tmp_path / "shot.png"))
    assert image.size() == QSize(400, 400)
    assert image.pixelColor(390, 10).name() == "#0b1f3a"
    screen.close()


def test_zone_shapes_are_painted(package: Path, qtbot: QtBot) -> None:
    package.write_text(GOOD)
    screen = Screen("made", {}, QSize(1080, 1080))
    assert isinstance(screen.window, QQuickWindow)
    assert screen.window.grabWindow().pixelColor(250, 250).name() == "#ff0000"
    screen.close()


def test_every_icon_is_drawn_in_any_colour(qtbot: QtBot) -> None:
    assert len(icons.names()) > 20
    for name in icons.names():
        image = icons.draw(name, "#ff0000", 48)
        pixels = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
        assert {p.name() for p in pixels if p.alpha() == 255} == {"#ff0000"}, name


def test_an_unknown_icon_is_a_fault() -> None:
    with pytest.raises(FileNotFoundError):
        icons.draw("nonsense", "#000000", 10)
