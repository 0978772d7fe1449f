"""A scanner is heard, fingers are let through, and half a code is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.scanner import FORGET_MS, GAP_MS, LONGEST, Scanner

CODE = "http://antre.example/kpg/t/3q2-7wEjRkyAbc_eFgHiJw"
NO = Qt.KeyboardModifier.NoModifier


class Window(QWindow):
    """A window that notes the keys that reach it."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.released: list[str] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pressed.append(event.text() or Qt.Key(event.key()).name)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.released.append(event.text() or Qt.Key(event.key()).name)


@dataclass
class Keyboard:
    """Presses keys at moments of its own clock."""

    window: Window
    now_ms: int = 1_000
    scans: list[str] = field(default_factory=list)

    def type(self, text: str, gap_ms: int = 5) -> None:
        for letter in text:
            self.press(Qt.Key.Key_A, letter, gap_ms)

    def press(self, key: Qt.Key, text: str = "", gap_ms: int = 5, repeat: bool = False) -> None:
        self.now_ms += gap_ms
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self.window, QKeyEvent(kind, key, NO, text, repeat))

    def enter(self, gap_ms: int = 5) -> None:
        self.press(Qt.Key.Key_Return, "\r", gap_ms)


@pytest.fixture
def keyboard(qtbot: QtBot) -> Iterator[Keyboard]:
    window = Window()
    keyboard = Keyboard(window)
    scanner = Scanner(window, lambda _: keyboard.now_ms)
    scanner.scanned.connect(keyboard.scans.append)
    window.installEventFilter(scanner)
    yield keyboard
    window.deleteLater()


def test_a_code_is_heard_and_its_keys_are_eaten(keyboard: Keyboard) -> None:
    keyboard.type(CODE)
    keyboard.enter()
    assert keyboard.scans == [CODE]
    assert keyboard.window.pressed == keyboard.window.released == ["h"]


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_code_ends_as_the_scanner_is_set(keyboard: Keyboard, end: Qt.Key) -> None:
    for code in ("KPG7Q2", "ABC123DEF456"):
        keyboard.type(code)
        keyboard.press(end)
    assert keyboard.scans == ["KPG7Q2", "ABC123DEF456"]
    assert keyboard.window.pressed == ["K", "A"]


def test_shift_between_letters_does_not_end_a_code(keyboard: Keyboard) -> None:
    for letter in "KPG7Q2":
        keyboard.press(Qt.Key.Key_Shift)
        keyboard.type(letter)
    keyboard.enter()
    assert keyboard.scans == ["KPG7Q2"]


def test_slow_keys_pass(keyboard: Keyboard) -> None:
    keyboard.type("KPG7Q2", GAP_MS + 1)
    keyboard.enter(GAP_MS + 1)
    assert keyboard.scans == []
    assert keyboard.window.pressed == [*"KPG7Q2", "\r"]


def test_a_slow_scanner_is_heard(keyboard: Keyboard) -> None:
    keyboard.type("KPG7Q2", GAP_MS)
    keyboard.enter(GAP_MS)
    assert keyboard.scans == ["KPG7Q2"]


def test_the_keys_of_a_pad_pass(keyboard: Keyboard) -> None:
    pad = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_F1)
    for key in pad:
        keyboard.press(key)
    keyboard.press(Qt.Key.Key_Space, " ", 900)
    for _ in range(10):
        keyboard.press(Qt.Key.Key_Space, " ", 30, repeat=True)
    assert keyboard.window.pressed[:5] == [*(key.name for key in pad), " "]
    assert len(keyboard.window.pressed) == 15
    keyboard.enter()
    assert keyboard.scans == []


@pytest.mark.parametrize("text", ["KPG7Q", "KPG7\x1dQ2", "\x00" * 8, "x" * (LONGEST + 1), "x" * 3 * LONGEST])
def test_garbage_is_dropped_and_the_next_code_is_heard(keyboard: Keyboard, text: str) -> None:
    keyboard.type(text)
    keyboard.enter()
    assert keyboard.scans == []
    assert "\r" not in keyboard.window.pressed
    keyboard.type("KPG7Q2")
    keyboard.enter()
    assert keyboard.scans == ["KPG7Q2"]


def test_a_scanner_that_never_ends_fills_no_memory(qtbot: QtBot) -> None:
    window = Window()
    scanner = Scanner(window, lambda _: 1_000)
    window.installEventFilter(scanner)
    for _ in range(4_000):
        QCoreApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NO, "x"))
    assert len(scanner._text) <= LONGEST + 1
    window.deleteLater()


def test_the_longest_code_is_heard(keyboard: Keyboard) -> None:
    keyboard.type("x" * LONGEST)
    keyboard.enter()
    assert keyboard.scans == ["x" * LONGEST]


def test_half_a_code_is_no_part_of_the_next(keyboard: Keyboard) -> None:
    keyboard.type("http://antre.exam")
    keyboard.type("K", 2_000)
    keyboard.type("PG7Q2")
    keyboard.enter()
    assert keyboard.scans == ["KPG7Q2"]


def test_half_a_code_is_forgotten(keyboard: Keyboard, qtbot: QtBot) -> None:
    keyboard.type("KPG7Q2")
    qtbot.wait(FORGET_MS + 200)
    keyboard.enter()
    assert keyboard.scans == []
    assert keyboard.window.pressed[-1] == "\r"


def test_a_clock_that_goes_back_is_no_trouble(keyboard: Keyboard) -> None:
    keyboard.type("KPG")
    keyboard.now_ms = 0
    keyboard.type("KPG7Q2")
    keyboard.enter()
    assert keyboard.scans == ["KPG7Q2"]


def test_real_events_carry_their_time(qtbot: QtBot) -> None:
    window, scans = Window(), list[str]()
    scanner = Scanner(window)
    scanner.scanned.connect(scans.append)
    window.installEventFilter(scanner)
    window.show()
    for letter in "KPG7Q2":
        QTest.keyClick(window, Qt.Key[f"Key_{letter}"])
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: scans == ["kpg7q2"])
    window.close()
