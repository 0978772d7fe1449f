"""The processes of a demo: hub, kiosk and display of one box, with the hub's clock in the driver's hand."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_URL = re.compile(r"http://127\.0\.0\.1:\d+")
STOP_S = 15.0
SHOT_S = 10.0
PORTRAIT, LANDSCAPE = "1080x1920", "1920x1080"
SMALL_PORTRAIT, SMALL_LANDSCAPE = "540x960", "1120x630"


class NotStarted(Exception):
    """A process ended before it was ready; its own words are on the error channel."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where the demo keeps what, and how it looks. `headless`: nothing is shown on a screen."""

    out: Path
    speed: float
    headless: bool

    @property
    def store(self) -> Path:
        return self.out / "store"

    @property
    def papers(self) -> Path:
        return self.out / "papers"

    def environment(self) -> dict[str, str]:
        hidden = {"QT_QPA_PLATFORM": "offscreen"} if self.headless else {}
        return {**os.environ, "QT_QUICK_BACKEND": "software", **hidden}


@dataclass(frozen=True, slots=True)
class Running:
    """`pictures`: where each screen leaves its picture."""

    url: str
    screens: dict[str, "subprocess.Popen[str]"]
    pictures: dict[str, Path]

    def all_alive(self) -> bool:
        return all(process.poll() is None for process in self.screens.values())

    def take_pictures(self) -> None:
        """A picture of each screen as it is now. Raises NotStarted where a screen is gone."""
        before = time.time()
        for process in self.screens.values():
            process.send_signal(signal.SIGUSR1)
        until = time.monotonic() + SHOT_S
        while not all(_newer(path, before) for path in self.pictures.values()):
            if time.monotonic() > until or not self.all_alive():
                raise NotStarted("a screen")
            time.sleep(0.05)


def _newer(path: Path, than: float) -> bool:
    return path.exists() and path.stat().st_mtime >= than - 1


@contextmanager
def hub_of(box: Box) -> Iterator[str]:
    """The hub's address. Its clock stands still until it is set."""
    argv = _besti("hub", "--folder", str(box.store), "--port", "0", "--demo-clock")
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, process_group=0) as process:
        try:
            yield _address(process)
        finally:
            _stop(process)


@contextmanager
def screens_of(box: Box, url: str) -> Iterator[Running]:
    """Kiosk and display, showing the hub's clock."""
    pictures = {name: box.out / f"{name}.png" for name in ("kiosk", "display")}
    shared = ["--folder", str(box.store), "--hub", url, "--demo-speed", str(box.speed)]
    sizes = (PORTRAIT, LANDSCAPE) if box.headless else (SMALL_PORTRAIT, SMALL_LANDSCAPE)
    sound = ["--mute"] if box.headless else []
    argv = {
        "kiosk": ["--printer", box.papers.absolute().as_uri(), "--window", sizes[0], *sound],
        "display": ["--window", sizes[1], *sound],
    }
    started = {
        name: subprocess.Popen(
            _besti(name, *shared, *words, "--shot", str(pictures[name])),
            text=True, env=box.environment(), process_group=0,
        )
        for name, words in argv.items()
    }  # fmt: skip
    try:
        yield Running(url, started, pictures)
    finally:
        for process in started.values():
            _stop(process)


def _besti(*words: str) -> list[str]:
    return [sys.executable, "-m", "besti", *words]


def _address(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := _URL.search(line):
            return found[0]
    raise NotStarted("hub")


def _stop(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.wait(STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
