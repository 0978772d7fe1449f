"""`besti demo`, off screen, as a newcomer runs it: what it leaves, and that a seed gives one and the same morning."""

import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from core.events import Event, LaneHanded, decode
from store.log_reader import LogReader

PICTURES = {"kiosk.png": (1080, 1920), "display.png": (1920, 1080)}


def played(out: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    argv = [sys.executable, "-m", "besti", "--lang", "en", "demo", "--headless", "--out", str(out), *options]
    return subprocess.run(argv, capture_output=True, text=True, timeout=120, check=False)


def decided(out: Path) -> list[tuple[int, str, object]]:
    """What was decided, but for what the devices did alone: facts, and a kiosk that fetches its lane."""
    with closing(LogReader(out / "store")) as rows:
        events = [decode(entry.raw) for entry in rows.after(0, -1)]
    own = [e for e in events if isinstance(e, Event) and e.origin is None and not isinstance(e.body, LaneHanded)]
    return [(e.at, e.command, e.body) for e in own]


@pytest.fixture(scope="module")
def mornings(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The first half hour of one morning, played twice: once in a hurry."""
    outs = [tmp_path_factory.mktemp("demo") / name for name in ("first", "second")]
    for out, speed in zip(outs, ("600", "2000"), strict=True):
        result = played(out, "--minutes", "40", "--speed", speed, "--seed", "3")
        assert (result.returncode, result.stderr) == (0, "")
    return outs


def test_it_leaves_pictures_and_an_account(mornings: list[Path]) -> None:
    for name, size in PICTURES.items():
        with Image.open(mornings[0] / name) as picture:
            assert picture.size == size
            assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 20
    with Image.open(mornings[0] / "ticket.png") as ticket:
        assert ticket.height > ticket.width
    text = (mornings[0] / "account.md").read_text()
    assert "Kupang City Public Service Mall" in text
    given, of = re.findall(r"papers out of the kiosk \| (\d+) of (\d+)", text)[0]
    assert given == of != "0"


def test_a_seed_gives_the_same_log(mornings: list[Path]) -> None:
    first, second = map(decided, mornings)
    assert len(first) > 20
    assert first == second
    marks = {re.findall(r"fingerprint.*`(\w+)`", (out / "account.md").read_text())[0] for out in mornings}
    assert len(marks) == 1


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    result = played(tmp_path)
    assert result.returncode == 73
    assert "holds other files" in result.stderr
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = played(tmp_path / "file" / "demo")
    assert result.returncode == 73
    assert "cannot be written: Not a directory" in result.stderr
    assert "Traceback" not in result.stderr
