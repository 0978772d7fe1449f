"""The colours can be told apart by old eyes: text at least 7:1, marks at least 3:1."""

from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.ui.hub import sample
from ui.window import Screen

PAIRS = [
    ("ink", "paper"), ("ink", "card"), ("ink", "amber"), ("ink", "amberDown"), ("ink", "light"),
    ("inkSoft", "paper"), ("inkSoft", "card"), ("inkSoft", "shut"),
    ("light", "night"), ("light", "nightRaised"), ("light", "inkSoft"),
    ("lightSoft", "night"), ("lightSoft", "nightRaised"),
    ("amber", "night"), ("amber", "nightRaised"),
]  # fmt: skip


def luminance(color: QColor) -> float:
    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def colors(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, QColor]:
    (tmp_path / "qml").mkdir()
    (tmp_path / "qml" / "Main.qml").write_text("import QtQuick\nimport Besti.Ui\nWindow { color: Theme.night }")
    monkeypatch.setattr("ui.window.files", lambda name: tmp_path if name == "made" else files(name))
    screen = Screen("made", {}, QSize(100, 100))
    names = {name for pair in PAIRS for name in pair} | {"focus"}
    found = {name: QColor(screen.theme.property(name)) for name in names}
    screen.close()
    return found


def test_every_text_stands_out(colors: dict[str, QColor]) -> None:
    weak = {pair: contrast(*(colors[name] for name in pair)) for pair in PAIRS}
    assert {pair: round(value, 1) for pair, value in weak.items() if value < 7} == {}


def test_marks_and_focus_stand_out(colors: dict[str, QColor]) -> None:
    marks = {zone.id: QColor(zone.color) for zone in sample().zones} | {"focus": colors["focus"]}
    weak = {name: contrast(mark, colors[ground]) for name, mark in marks.items() for ground in ("card", "paper")}
    assert {name: round(value, 1) for name, value in weak.items() if value < 3} == {}
