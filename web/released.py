"""The picture that the mall has released to everybody, with its sentences: one at a time, kept beside the store."""

import datetime as dt
import os
import re
from pathlib import Path
from typing import NamedTuple

FOLDER = "released"
_NAME = re.compile(r"picture-(\d{4}-\d{2}-\d{2})\.png")


class Picture(NamedTuple):
    """`caption`: its sentences, one a line. `png`: where the picture is."""

    day: dt.date
    caption: str
    png: Path


class Released:
    """Only the hub's process writes here. Raises OSError where the disk does not take it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def put(self, day: dt.date, png: bytes, caption: str) -> None:
        """Releases the picture of `day` in place of whatever was released before."""
        self._folder.mkdir(exist_ok=True)
        old = self._files()
        _write(self._folder / f"picture-{day}.txt", caption.encode())
        _write(self._folder / f"picture-{day}.png", png)
        for path in old:
            if path.name != f"picture-{day}.png":
                _drop(path)

    def now(self) -> Picture | None:
        """The newest, as long as it was not taken back."""
        files = self._files()
        if not files:
            return None
        png = files[-1]
        day = dt.date.fromisoformat(png.stem.removeprefix("picture-"))
        text = png.with_suffix(".txt")
        return Picture(day, text.read_text(encoding="utf-8") if text.exists() else "", png)

    def take_back(self) -> None:
        for path in self._files():
            _drop(path)

    def _files(self) -> list[Path]:
        if not self._folder.is_dir():
            return []
        return sorted(path for path in self._folder.iterdir() if _NAME.fullmatch(path.name))


def _drop(png: Path) -> None:
    png.unlink(missing_ok=True)
    png.with_suffix(".txt").unlink(missing_ok=True)


def _write(path: Path, raw: bytes) -> None:
    """All of it or nothing, whatever happens to the power."""
    fresh = path.with_suffix(path.suffix + ".new")
    with fresh.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
