"""file:///folder — a printer that is a folder: each job becomes NNNNNN.bin and a picture of its paper, NNNNNN.png."""

import os
from pathlib import Path
from urllib.parse import unquote

from core.words import Evidence, Text
from printer.faults import NotReached
from printer.picture import render
from printer.profiles import Profile
from printer.states import Cause
from printer.transports import Address


class FileTransport:
    """Each `write` is one whole job. It answers nothing, and what it has taken is safely there."""

    evidence = Evidence.PROCESSED
    answers = False
    bytes_per_s: float | None = None

    def __init__(self, folder: Path, profile: Profile) -> None:
        self._folder = folder
        self._profile = profile
        self.epoch = 0

    def open(self, within_s: float) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise self._not_reached(fault) from fault
        self.epoch = 1

    def write(self, data: bytes, within_s: float) -> int:
        """Raises NotReached where the disk does not take the job; a half one is never seen."""
        self.open(within_s)
        try:
            self._save(data)
        except OSError as fault:
            raise self._not_reached(fault) from fault
        return len(data)

    def read(self, within_s: float) -> bytes:
        return b""

    def drop(self) -> None:
        self.epoch = 0

    def close(self) -> None:
        self.drop()

    def _save(self, data: bytes) -> None:
        name = f"{self._next():06d}"
        part = self._folder / f".{name}.part"
        part.write_bytes(data)
        for number, picture in enumerate(render(data, self._profile)):
            picture.save(self._folder / (f"{name}-{number + 1}.png" if number else f"{name}.png"))
        # Last and at once: whoever watches the folder sees a job only when it is whole.
        part.replace(self._folder / f"{name}.bin")

    def _next(self) -> int:
        taken = [int(path.stem) for path in self._folder.glob("[0-9]*.bin") if path.stem.isdigit()]
        return max(taken, default=0) + 1

    def _not_reached(self, fault: OSError) -> NotReached:
        words = Text(
            id=f"Tiket tidak dapat disimpan di {self._folder}: {fault.strerror}.",
            en=f"The ticket cannot be written to {self._folder}: {fault.strerror}.",
        )
        return NotReached(words, Cause.DENIED)


def of(address: Address) -> FileTransport | None:
    parts = address.parts
    if parts.netloc or not parts.path.strip(os.sep):
        return None
    return FileTransport(Path(unquote(parts.path)), address.profile)
