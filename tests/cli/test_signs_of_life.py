"""The real programs say that they are ready and alive, to `besti up` or straight to systemd."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.pulse import Pulse
from store.notify import ALIVE, READY

BESTI = [sys.executable, "-m", "besti"]
WORDS = {
    "hub": ["hub", "--port", "0"],
    "kiosk": ["kiosk", "--window", "540x960"],
    "display": ["display", "--window", "960x540"],
}


@pytest.fixture
def ear() -> Iterator[Pulse]:
    pulse = Pulse()
    yield pulse
    pulse.close()


def heard(ear: Pulse, process: "subprocess.Popen[Any]") -> set[str]:
    """What it says until it is ready and alive; everything that it said if that does not come."""
    words: set[str] = set()
    until = time.monotonic() + 60
    while not words >= {READY, ALIVE} and process.poll() is None and time.monotonic() < until:
        words |= ear.heard()
        time.sleep(0.01)
    return words


@pytest.mark.parametrize("part", list(WORDS))
def test_a_part_says_ready_and_alive(part: str, ear: Pulse, tmp_path: Path) -> None:
    argv = [*BESTI, *WORDS[part], "--folder", str(tmp_path / "data")]
    with subprocess.Popen(argv, stdout=subprocess.DEVNULL, env={**os.environ, "NOTIFY_SOCKET": ear.address}) as process:
        words = heard(ear, process)
        process.terminate()
    assert words >= {READY, ALIVE}


def test_up_says_ready_after_its_parts(ear: Pulse, tmp_path: Path) -> None:
    settings = tmp_path / "box.toml"
    settings.write_text('device = "box"\nfolder = "data"\n[hub]\nport = 0\n[display]\nwindow = "960x540"\n')
    with subprocess.Popen(
        [*BESTI, "up", str(settings)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "NOTIFY_SOCKET": ear.address},
    ) as up:
        words = heard(ear, up)
        up.terminate()
        assert up.stdout is not None
        said = up.stdout.read()
    assert words >= {READY, ALIVE}
    assert "http://" in said
    assert up.returncode == 0
