"""Files that are written whole or not at all, and never over what people have changed.

The last line of each file tells its own hash: a file whose hash still fits is as Besti wrote it, and a newer Besti may
replace it.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cli.install.faults import Changed, NotWritten
from cli.install.machine import Machine
from cli.install.plan import Planned

_STAMP = "# besti install: "


class State(StrEnum):
    """How a file stands before it is written."""

    NEW = "new"
    SAME = "same"
    OLD = "old"
    CHANGED = "changed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Look:
    file: Planned
    state: State


def stamped(text: str) -> str:
    """`text` with its hash as its last line."""
    return f"{text}{_STAMP}{hashlib.sha256(text.encode()).hexdigest()[:16]}\n"


def text_of(file: Planned) -> str:
    """What is written. A settings file carries no hash: it belongs to people from the first day."""
    return file.text if file.settings else stamped(file.text)


def look(machine: Machine, planned: Iterable[Planned]) -> list[Look]:
    """Raises NotWritten where a file that is there cannot be read."""
    return [Look(file, _state(machine.place(file.path), file)) for file in planned]


def write(machine: Machine, looks: Sequence[Look], *, force: bool) -> None:
    """Writes what is new or outdated, and what was changed by `force` only. Raises Changed and NotWritten."""
    changed = [each.file.path for each in looks if each.state is State.CHANGED]
    if changed and not force:
        raise Changed(changed)
    due = [each.file for each in looks if each.state not in (State.SAME, State.KEPT)]
    with _Folders() as folders:
        pairs = [_prepared(machine.place(file.path), text_of(file), folders) for file in due]
        for new, path in pairs:
            new.replace(path)
        folders.keep()


def _state(path: Path, file: Planned) -> State:
    try:
        found = path.read_text(errors="replace")
    except FileNotFoundError:
        return State.NEW
    except OSError as error:
        raise NotWritten(path, error) from error
    if file.settings:
        return State.KEPT
    if found == text_of(file):
        return State.SAME
    body, stamp, _ = found.rpartition(_STAMP)
    return State.OLD if stamp and found == stamped(body) else State.CHANGED


class _Folders:
    """What was made on the way, taken away again unless `keep` was reached."""

    def __init__(self) -> None:
        self.made: list[Path] = []
        self.parts: list[Path] = []

    def __enter__(self) -> "_Folders":
        return self

    def __exit__(self, *_: object) -> None:
        for part in self.parts:
            part.unlink(missing_ok=True)
        for folder in reversed(self.made):
            with suppress(OSError):
                folder.rmdir()

    def keep(self) -> None:
        self.made, self.parts = [], []


def _prepared(path: Path, text: str, folders: _Folders) -> tuple[Path, Path]:
    """A finished file beside `path`, to be renamed onto it. Raises NotWritten."""
    try:
        missing = [folder for folder in (path.parent, *path.parent.parents) if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir(mode=0o755)
            folders.made.append(folder)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        folders.parts.append(Path(name))
        with os.fdopen(handle, "w", encoding="utf-8") as part:
            part.write(text)
            os.fchmod(part.fileno(), 0o644)
            part.flush()
            os.fsync(part.fileno())
    except OSError as error:
        raise NotWritten(path, error) from error
    return Path(name), path
