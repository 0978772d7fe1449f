"""Five keys reach everything on a page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.keys import Keys
from tests.ui.scene import find, focused
from ui.icons import Icons

# As the pages of the kiosk: a stack whose pages are focus scopes, and a bar beside it.
SCENE = b"""
import QtQuick
import QtQuick.Controls.Basic
import Besti.Ui

ApplicationWindow {
    id: window
    width: 800
    height: 600
    visible: true
    property list<string> pressed

    Component {
        id: page
        FocusScope {
            Column {
                BigButton { objectName: "one"; text: "One"; onClicked: window.pressed.push("one") }
                BigButton { objectName: "off"; text: "Off"; enabled: false }
                BigButton { objectName: "two"; text: "Two"; onClicked: window.pressed.push("two") }
                BigButton { objectName: "hidden"; text: "Hidden"; visible: false }
                BigButton { objectName: "three"; text: "Three"; onClicked: window.pressed.push("three") }
            }
        }
    }
    StackView { anchors.fill: parent; initialItem: page }
    BigButton { objectName: "help"; text: "Help"; y: 500 }
}
"""
EMPTY = b"import QtQuick\nimport QtQuick.Controls.Basic\nApplicationWindow { width: 80; height: 60; visible: true }"

DOWN, UP = Qt.Key.Key_Down, Qt.Key.Key_Up


@dataclass
class Pad:
    window: QQuickWindow
    told: list[str] = field(default_factory=list)

    def press(self, *keys: Qt.Key) -> list[str]:
        """Presses each of `keys`; gives where the focus went."""
        went = []
        for key in keys:
            QTest.keyClick(self.window, key)
            went.append(focused(self.window))
        return went

    def pressed(self) -> list[str]:
        return list(self.window.property("pressed"))


def show(engine: QQmlApplicationEngine, scene: bytes, qtbot: QtBot) -> Pad:
    engine.addImageProvider("icon", Icons())
    engine.addImportPath(str(files("ui") / "qml"))
    engine.loadData(scene)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.requestActivate()
    qtbot.waitUntil(window.isActive)
    keys, pad = Keys(window, window), Pad(window)
    keys.back.connect(lambda: pad.told.append("back"))
    keys.help.connect(lambda: pad.told.append("help"))
    window.installEventFilter(keys)
    return pad


@pytest.fixture
def engine(qtbot: QtBot) -> Iterator[QQmlApplicationEngine]:
    engine = QQmlApplicationEngine()
    yield engine
    engine.deleteLater()
    QCoreApplication.sendPostedEvents(engine, QEvent.Type.DeferredDelete)


@pytest.fixture
def pad(engine: QQmlApplicationEngine, qtbot: QtBot) -> Pad:
    return show(engine, SCENE, qtbot)


def test_down_goes_through_the_page_and_around(pad: Pad) -> None:
    assert pad.press(DOWN, DOWN, DOWN, DOWN, DOWN) == ["one", "two", "three", "help", "one"]


def test_up_goes_the_other_way(pad: Pad) -> None:
    assert pad.press(UP, UP, UP, UP, UP) == ["help", "three", "two", "one", "help"]


def test_a_keyboard_without_a_pad_will_do(pad: Pad) -> None:
    assert pad.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left) == ["one", "two", "one"]


@pytest.mark.parametrize("key", [DOWN, UP])
def test_the_focus_can_be_seen(pad: Pad, key: Qt.Key) -> None:
    (name,) = pad.press(key)
    item: QObject = find(pad.window, name)
    assert item.property("visualFocus") is True


@pytest.mark.parametrize("key", [Qt.Key.Key_Select, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_select_presses_what_has_the_focus(pad: Pad, key: Qt.Key) -> None:
    pad.press(DOWN, DOWN, key)
    assert pad.pressed() == ["two"]
    assert pad.told == []


@pytest.mark.parametrize(
    ("key", "told"),
    [
        (Qt.Key.Key_Escape, "back"),
        (Qt.Key.Key_Back, "back"),
        (Qt.Key.Key_F1, "help"),
        (Qt.Key.Key_Help, "help"),
    ],
)
def test_back_and_help_are_told_once(pad: Pad, key: Qt.Key, told: str) -> None:
    pad.press(DOWN)
    assert pad.press(key) == ["one"]
    QCoreApplication.sendEvent(
        pad.window, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    )
    assert pad.told == [told]


def test_other_keys_are_not_ours(pad: Pad) -> None:
    pad.press(DOWN, Qt.Key.Key_A, Qt.Key.Key_5)
    assert focused(pad.window) == "one"
    assert pad.told == []


def test_a_page_without_buttons_is_no_trouble(engine: QQmlApplicationEngine, qtbot: QtBot) -> None:
    pad = show(engine, EMPTY, qtbot)
    before = focused(pad.window)
    assert pad.press(DOWN, UP, DOWN) == [before] * 3
