"""A kiosk and a display on machines of their own, as programs: the code on their screen, their work once they are
approved, and the code again after they were thrown out.
"""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from sync.enrolling import waiting_at
from tests.cli.gated_mall import WAIT_S, Mall, Program
from tests.sync.mall import prepare

KIOSK = '[kiosk]\nwindow = "540x960"\nmute = true\nshot = "{shot}"\n'
DISPLAY = '[display]\nwindow = "960x540"\nmute = true\nshot = "{shot}"\n'


@pytest.fixture
def mall(tmp_path: Path) -> Iterator[Mall]:
    made = Mall(prepare(tmp_path / "mall"))
    yield made
    assert made.program.end() == 0


class Device:
    """`besti up` of a device with a screen, which nobody has enrolled."""

    def __init__(self, folder: Path, mall: Mall, name: str, screen: str) -> None:
        self.folder, self.mall, self.name, self.shot = folder, mall, name, folder / "shot.png"
        folder.mkdir()
        settings = folder / "device.toml"
        part = screen.format(shot=self.shot)
        settings.write_text(f'device = "{name}"\nfolder = "data"\n[follow]\nhub = "{mall.gate}"\n{part}')
        self.program = Program("up", str(settings))

    def waits(self) -> str:
        """The code by which it waits at the hub."""
        return until(lambda: next((one.code for one in waiting_at(self.mall.home) if one.wish == self.name), ""))

    def screen(self) -> int:
        """The process with the window."""
        pid = self.program.process.pid
        parts = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return next(int(part) for part in parts if b"--window" in Path(f"/proc/{part}/cmdline").read_bytes())

    def approve(self, *words: str) -> None:
        done = self.mall.besti("device", "approve", self.waits(), self.name, *words)
        assert done.exit_code == 0, done.output


def until(found: Callable[[], str]) -> str:
    give_up = time.monotonic() + WAIT_S
    while not (value := found()):
        assert time.monotonic() < give_up
        time.sleep(0.1)
    return value


def picture_of(device: Device) -> None:
    """Of the window that works now: the one that showed the code is gone."""
    device.shot.unlink(missing_ok=True)
    screen = device.screen()

    def taken() -> str:
        os.kill(screen, signal.SIGUSR1)
        return "there" if device.shot.exists() else ""

    until(taken)
    assert not QImage(str(device.shot)).isNull()


def heard(program: Program, words: str) -> None:
    while words not in (line := program.line()):
        assert line, f"it ended before it said {words}"
        assert "starting it again" not in line


@pytest.mark.parametrize(
    ("name", "screen", "role", "own"),
    [
        ("kiosk-9", KIOSK, ("--role", "kiosk", "--lane", "7"), "kiosk.db"),
        ("layar-9", DISPLAY, ("--role", "display"), "display.db"),
    ],
)
def test_a_screen_shows_its_code_goes_on_and_shows_one_again(
    mall: Mall, tmp_path: Path, name: str, screen: str, role: tuple[str, ...], own: str
) -> None:
    device = Device(tmp_path / "device", mall, name, screen)
    data = device.folder / "data"
    first = device.waits()
    assert not (data / own).exists()
    device.approve(*role)
    heard(device.program, "follows https")
    until(lambda: "its work" if (data / own).exists() else "")
    picture_of(device)
    assert waiting_at(mall.home) == ()
    assert mall.besti("device", "revoke", name).exit_code == 0
    heard(device.program, "was revoked")
    assert device.waits() != first
    assert sorted(path.name for path in data.glob("*.db")) in ([], [own])
    device.approve(*role)
    heard(device.program, "follows https")
    assert device.program.end() == 0
