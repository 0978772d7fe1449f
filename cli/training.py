"""Latihan: the same device on a store of its own, with the same site file. Nothing in it is ever counted."""

import secrets
import time
from contextlib import closing
from pathlib import Path

from cli.settings import Settings
from core.access import STAFF
from core.commands import ChangeDocument, Command
from core.fold import fold
from core.ids import spelled
from store.documents import SITE
from store.reader import SiteReader

MODE_CHANGED = 71
"""The exit code of a part that asks for all parts to be started anew, in training or in earnest."""

_MARK, _FOLDER = "latihan-berjalan", "latihan"


class Training:
    """Whether the device trains: a mark in its folder. `folder`: where its data in earnest are."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mark = folder / _MARK

    @classmethod
    def of(cls, folder: Path, training: bool) -> "Training":
        """From the folder that a part of the device was started with."""
        return cls(folder.parent if training and folder.name == _FOLDER else folder)

    @property
    def home(self) -> Path:
        """Where the data in earnest are."""
        return self._folder

    @property
    def on(self) -> bool:
        return self._mark.exists()

    @property
    def folder(self) -> Path:
        """Where the data of the practice are."""
        return self._folder / _FOLDER

    def switch(self, on: bool) -> None:
        """For the next start of the parts. Raises OSError."""
        if on:
            self._mark.touch()
        else:
            self._mark.unlink(missing_ok=True)

    def prepare(self) -> None:
        """Gives the practice site file and people of the earnest, where that has any. Raises store.faults.Fault."""
        # A kiosk asks only where it is; what decides and writes is not for its memory.
        from core.decide import decide
        from store.sitefile import dump
        from store.writer import SiteWriter

        with closing(SiteReader.open(self._folder, fold=fold)) as reader:
            if reader.catalog is None:
                return
            bodies = {SITE: dump(reader.catalog.site)}
            people = reader.document(STAFF)
            if people is not None:
                bodies[STAFF] = people
        self.folder.mkdir(exist_ok=True)
        with closing(SiteWriter.open(self.folder, decide=decide, fold=fold, training=True)) as writer:
            # Refused where it is the same already, which is as well.
            changes = [ChangeDocument(name, body) for name, body in bodies.items()]
            commands = [Command(spelled(secrets.token_bytes(16)), "up", change) for change in changes]
            writer.submit(commands, time.time_ns() // 1_000_000)


def as_it_is(settings: Settings) -> Settings:
    """The settings for the next start: those of the practice while the device trains. Raises store.faults.Fault."""
    training = Training(Path(settings.folder))
    if settings.hub is None or not training.on:
        return settings
    training.prepare()
    return settings.in_training(str(training.folder))
