"""Enrols the devices of a bench's LAN as an admin does: each shows a code, which is approved at the hub."""

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from core.words import Role

_CODE = re.compile(r"[A-Z]{4}-[A-Z]{4}")


class Joining(NamedTuple):
    """A device that is to belong to the site. `before`: the words that let a command run there; `url`: of the hub."""

    before: tuple[str, ...]
    folder: Path
    device: str
    role: Role
    url: str


def enrol(devices: Iterable[Joining], hub_folder: Path, hub_url: str) -> None:
    """All of them, at once. `hub_url`: as the hub's own machine speaks to it."""
    started = [(device, _asking(device)) for device in devices]
    for device, process in started:
        assert process.stdout is not None
        found = _CODE.search(process.stdout.readline())
        assert found is not None, f"{device.device} showed no code"
        words = ["device", "approve", found[0], device.device, "--role", device.role.value]
        subprocess.run([*_besti(), *words, "--folder", str(hub_folder), "--hub", hub_url], check=True,
                       capture_output=True)  # fmt: skip
    for device, process in started:
        process.communicate()
        assert process.returncode == 0, f"{device.device} was not let in"


def _asking(device: Joining) -> "subprocess.Popen[str]":
    words = ["device", "enrol", "--device", device.device, "--folder", str(device.folder), "--hub", device.url]
    return subprocess.Popen([*device.before, *_besti(), *words], stdout=subprocess.PIPE, text=True)


def _besti() -> list[str]:
    return [sys.executable, "-m", "besti", "--lang", "en"]
