"""One slide after the other; what cannot be shown is passed over."""

import datetime as dt
import logging
from pathlib import Path

import pytest

from display.media.reel import Reel
from display.texts import TextPage
from tests.display.media.files import broken, huge, picture

NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)
PLEDGE = TextPage("Maklumat", "Kami siap.")


def titles(reel: Reel, turns: int, now: dt.datetime = NOON) -> list[str]:
    slides = [reel.next([PLEDGE], now, 640, 400) for _ in range(turns)]
    return [slide.name or slide.title if slide else "" for slide in slides]


def test_files_and_pages_take_turns(tmp_path: Path) -> None:
    picture(tmp_path / "a.png")
    (tmp_path / "b.txt").write_text("Halo")
    assert titles(Reel(tmp_path), 4) == ["a.png", "b.txt", "Maklumat", "a.png"]


def test_without_a_folder_there_are_the_pages(tmp_path: Path) -> None:
    assert titles(Reel(None), 2) == ["Maklumat", "Maklumat"]
    assert Reel(None).next([], NOON, 640, 400) is None


@pytest.mark.qt_log_ignore("Invalid JPEG")
def test_bad_media_are_passed_over_and_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    huge(tmp_path / "a.png")
    broken(tmp_path / "b.jpg")
    (tmp_path / "c.png").write_text("no picture")
    picture(tmp_path / "d.png")
    with caplog.at_level(logging.WARNING):
        assert titles(Reel(tmp_path), 4) == ["d.png", "Maklumat", "d.png", "Maklumat"]
    assert len(caplog.records) == 3


def test_a_schedule_may_change_while_it_runs(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    reel = Reel(tmp_path)
    picture(tmp_path / "a.png")
    (tmp_path / "media.toml").write_text('[[show]]\nfile = "a.png"\nhours = "08:00-09:00"\n')
    assert titles(reel, 1) == ["Maklumat"]
    (tmp_path / "media.toml").write_text('[[show]]\nfile = "a.png"\nseconds = 0.1\n')
    slides = [reel.next([PLEDGE], NOON, 640, 400) for _ in range(2)]
    assert [slide.seconds for slide in slides if slide and slide.name == "a.png"] == [3]
    (tmp_path / "media.toml").write_text("[[show")
    assert titles(reel, 1) == ["Maklumat"]
    assert "media.toml" in caplog.text


def test_nothing_outside_the_folder_is_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = tmp_path / "media"
    folder.mkdir()
    picture(tmp_path / "a.png")
    (folder / "media.toml").write_text('[[show]]\nfile = "../a.png"\n')
    assert titles(Reel(folder), 1) == ["Maklumat"]
    assert "does not lie in the folder" in caplog.text
