"""The QML linter knows the Python view models: what they do not have is an error."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

VIEW_MODEL = """
from PySide6.QtCore import Property, QAbstractListModel, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "House.Board"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Calls(QAbstractListModel):
    pass


@QmlElement
class Board(QObject):
    changed = Signal()

    @Property(str, notify=changed)
    def label(self) -> str:
        return "B012"

    @Slot(str)
    def shown(self, label: str) -> None: ...
"""

QML = """
import QtQuick
import House.Board

Item {{
    id: page
    required property Board board
    required property Calls calls

    Text {{ text: {text} }}
    ListView {{ model: page.calls }}
    Component.onCompleted: {call}
}}
"""


def lint(house: Path, text: str, call: str, view_model: str = VIEW_MODEL) -> subprocess.CompletedProcess[str]:
    (house / "display/qml").mkdir(parents=True)
    (house / "display/board.py").write_text(view_model)
    (house / "display/qml/Page.qml").write_text(QML.format(text=text, call=call))
    command = [sys.executable, str(ROOT / "scripts/lint-qml"), str(house)]
    return subprocess.run(command, text=True, capture_output=True, check=False)


def test_correct_qml_passes(tmp_path: Path) -> None:
    result = lint(tmp_path, "page.board.label", 'page.board.shown("B012")')
    assert (result.returncode, result.stderr) == (0, "")
    assert "1 files in display" in result.stdout


@pytest.mark.parametrize(
    ("text", "call", "complaint"),
    [
        ("page.board.lable", 'page.board.shown("B012")', "lable"),
        ("page.board.label", 'page.board.shwon("B012")', "shwon"),
        ("page.bord.label", 'page.board.shown("B012")', "bord"),
    ],
)
def test_a_misspelt_name_fails(tmp_path: Path, text: str, call: str, complaint: str) -> None:
    result = lint(tmp_path, text, call)
    assert result.returncode == 1
    assert complaint in result.stderr


def test_a_view_model_without_a_module_fails(tmp_path: Path) -> None:
    nameless = VIEW_MODEL.replace("QML_IMPORT_NAME", "IMPORT_NAME")
    result = lint(tmp_path, "page.board.label", "undefined", nameless)
    assert result.returncode == 1
    assert "has no QML_IMPORT_NAME" in result.stderr
