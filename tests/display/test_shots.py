"""The pictures of every layout."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from display.app import Options
from display.layout import Layout
from display.shots import album
from display.shots.scenes import SCENES
from tests.ui.hub import sample


def test_every_layout_in_every_scene_on_one_page(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(album, "SIZES", ((320, 180),))
    pictures = list(album.take(sample(), Options(), tmp_path))
    album.index(pictures, tmp_path)
    assert {(p.layout, p.scene) for p in pictures} == {(layout, scene) for layout in Layout for scene in SCENES}
    assert all(QImage(str(tmp_path / p.file)).width() == 320 for p in pictures)
    page = (tmp_path / "index.html").read_text()
    assert all(f'src="{p.file}"' in page for p in pictures)


def test_a_folder_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="could not be written"):
        next(album.take(sample(), Options(), tmp_path / "none"))
