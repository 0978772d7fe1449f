"""The real programs say that they are ready and alive, to `besti up` or straight to systemd."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.pulse import Pulse
from store.notify import ALIVE, READY

BESTI = [sys.executable, "-m", "besti"]
WORDS = {
    "hub": ["hub", "--port", "0"],
    "display": ["display", "--window", "960x540"],
}


@pytest.fixture
def ear() -> Iterator[Pulse]:
    pulse = Pulse()
    yield pulse
    pulse.close()


def heard(ear: Pulse, process: "subprocess.Popen[bytes]") -> set[str]:
    """What it says until it is ready and alive; everything that it said if it ends before."""
    words: set[str] = set()
    while not words >= {READY, ALIVE} and process.poll() is None:
        words |= ear.heard()
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
        words: set[str] = set()
        while READY not in words and up.poll() is None:
            words |= ear.heard()
        up.terminate()
        assert up.stdout is not None
        said = up.stdout.read()
    assert READY in words
    assert "http://" in said
    assert up.returncode == 0
