"""Reports rendered by a process of their own, so that neither hub nor worker holds the libraries that draw."""

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from core.words import Language

log = logging.getLogger(__name__)

FORMATS = ("html", "pdf", "xlsx", "csv", "json", "txt")
POLL_S = 2.0
LONGEST_S = 300.0
"""A day takes seconds; whatever hangs longer is ended and tried again."""


class FolderOf(NamedTuple):
    """`store`: where site.db is; `reports`: where the files go."""

    store: Path
    reports: Path


def render(folders: FolderOf, day: str, language: Language, alive: Callable[[], None]) -> bool:
    """Whether every file of the day is there now; why not is logged. `alive` is called while it waits."""
    words = ["--folder", str(folders.store), "--day", day, "--format", ",".join(FORMATS), "--out", str(folders.reports)]
    return _made(day, language, words, alive)


def put_away(folders: FolderOf, year: int, language: Language, alive: Callable[[], None]) -> bool:
    """Whether the archive of the year is there now; why not is logged."""
    words = ["archive", str(year), "--folder", str(folders.store), "--out", str(folders.reports)]
    return _made(str(year), language, words, alive)


def _made(day: str, language: Language, words: list[str], alive: Callable[[], None]) -> bool:
    command = [sys.executable, "-m", "besti", "--lang", language, "summary", *words]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for _ in range(round(LONGEST_S / POLL_S)):
        try:
            _, said = child.communicate(timeout=POLL_S)
        except subprocess.TimeoutExpired:
            alive()
            continue
        if child.returncode:
            log.warning("no report of %s (code %d): %s", day, child.returncode, said.strip()[-500:])
        return child.returncode == 0
    child.kill()
    child.communicate()
    log.warning("no report of %s: rendering it took longer than %d seconds", day, LONGEST_S)
    return False
