"""Why PySide6 is pinned, and why font weights are set by axis."""

import sys
from pathlib import Path

import fontpkg_inter
import PySide6
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QImage, QPainter

INTER = Path(fontpkg_inter.__file__).parent / "files/Inter[opsz,wght].ttf"


def test_the_pinned_release_is_installed() -> None:
    assert PySide6.__version__ == "6.11.3"


def test_calls_without_result_do_not_wear_out_none() -> None:
    """6.12.0 takes one reference off None with each call and aborts on Python 3.11; from 3.12 on None is immortal."""
    item = QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        item.setObjectName("x")
    assert sys.getrefcount(None) > before - 100


@pytest.fixture
def inter(qapp: QGuiApplication) -> str:
    """The family name of the variable font that Besti brings along."""
    font = QFontDatabase.addApplicationFont(str(INTER))
    return QFontDatabase.applicationFontFamilies(font)[0]


def ink(family: str, weight: int) -> int:
    """How much of a picture of "B012" is covered, in fully black pixels."""
    font = QFont(family)
    font.setPixelSize(80)
    font.setVariableAxis(QFont.Tag.fromString("wght"), weight)
    image = QImage(300, 120, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(QColor("black"))
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, "B012")
    painter.end()
    return sum(255 - shade for shade in bytes(image.constBits())) // 255


def test_bold_is_bold(inter: str) -> None:
    assert inter.startswith("Inter")
    assert ink(inter, 400) > 500
    assert ink(inter, 700) > 1.25 * ink(inter, 400)
