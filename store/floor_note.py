"""The oldest version of Besti that the centre wants this hub to have, beside the store, for the staff to be told."""

from pathlib import Path

from store import private_file

NAME = "centre-floor"
MOST = 40


class FloorNote:
    """`besti push` writes it, and nobody else."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._noted: str | None = None

    def note(self, version: str) -> None:
        """Written where it is another than before. Raises the faults of the disk."""
        if version != self._noted:
            private_file.write(self._path, version[:MOST].encode())
            self._noted = version


def floor(folder: Path) -> str:
    """The version that the centre asks for; "" where it asks for none. Raises the faults of the disk."""
    raw = private_file.read(folder / NAME)
    return raw.decode(errors="replace") if raw is not None else ""


def is_older(version: str, wanted: str) -> bool:
    """Whether `version` (0.1.0) is before `wanted`; a part that is no number counts as nothing."""
    return bool(wanted) and _parts(version) < _parts(wanted)


def _parts(version: str) -> tuple[int, ...]:
    numbers = [int(part) if part.isascii() and part.isdigit() else 0 for part in version.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
