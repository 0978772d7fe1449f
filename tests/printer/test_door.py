"""Only the process that holds the printer answers, and only its user may ask."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from printer.door import NAME, Door, NobodyThere, ask


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As deep as a socket's own path could not be."""
    deep = tmp_path / ("deep" * 30)
    deep.mkdir()
    return deep


@pytest.fixture
def door(folder: Path) -> Iterator[Door]:
    opened = Door(folder, {"status": lambda: {"well": True}})
    yield opened
    opened.close()


@pytest.mark.usefixtures("door")
def test_a_question_is_answered(folder: Path) -> None:
    assert ask(folder, "status", 5) == {"well": True}
    assert ask(folder, "status", 5) == {"well": True}
    assert ask(folder, "unheard of", 5) is None
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600


def test_nobody_is_there(folder: Path, door: Door) -> None:
    door.close()
    with pytest.raises(NobodyThere):
        ask(folder, "status", 5)
    with pytest.raises(NobodyThere):
        ask(folder / "nowhere", "status", 5)


def test_what_a_crash_left_is_no_hindrance(folder: Path) -> None:
    (folder / NAME).touch()
    door = Door(folder, {"status": lambda: 1})
    assert ask(folder, "status", 5) == 1
    door.close()
