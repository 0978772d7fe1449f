"""Which files are shown when."""

import datetime as dt
from pathlib import Path

import pytest

from display.media.schedule import FILE, BadMedia, Show, read

NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)


def test_without_a_schedule_everything_is_shown_by_name(tmp_path: Path) -> None:
    for name in ("b.PNG", "a.md", "c.jpeg", "film.mp4", "d.txt"):
        (tmp_path / name).touch()
    assert [show.file for show in read(tmp_path)] == ["a.md", "b.PNG", "c.jpeg", "d.txt"]


def test_a_schedule_says_which_when_and_how_long(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(
        '[[show]]\nfile = "a.png"\nfrom = 2026-11-24\nuntil = 2026-11-30\nhours = "08:00-12:00"\nseconds = 20\n'
    )
    (show,) = read(tmp_path)
    assert show == Show("a.png", dt.date(2026, 11, 24), dt.date(2026, 11, 30), "08:00-12:00", 20)
    assert show.due(NOON - dt.timedelta(minutes=1))
    assert not show.due(NOON)
    assert not show.due(NOON - dt.timedelta(days=1, minutes=1))
    assert show.due(NOON + dt.timedelta(days=5, hours=22))
    assert not show.due(NOON + dt.timedelta(days=6, hours=22))


@pytest.mark.parametrize(
    "text",
    [
        "[[show]]\n",
        '[[show]]\nfile = "a.png"\nhours = "morning"\n',
        '[[show]]\nfile = "a.png"\ncolour = "red"\n',
        '[[show]]\nfile = "a.png"\nfrom = "soon"\n',
        "show = [",
    ],
)
def test_a_schedule_with_a_fault_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(BadMedia, match=FILE):
        read(tmp_path)


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadMedia, match="cannot be read"):
        read(tmp_path / "none")
