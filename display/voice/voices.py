"""The packs of a display: loaded, and sentences made ready with them, all in jobs."""

import logging
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from display.voice.build import CannotBuild
from display.voice.grammar import Manner
from display.voice.join import Joiner
from display.voice.pack import BadPack, Pack
from display.voice.prepare import How, Item, Prepared, prepare
from ui.jobs import Jobs

_log = logging.getLogger(__name__)

RETRY_MS = 30_000
"""How often packs that could not be had are asked for again."""

Load = Callable[[], Mapping[str, Pack]]


class Voices(QObject):
    """`load` runs in a job and may raise CannotBuild, BadPack or OSError; then there is no voice, and it is tried
    again. `changed` tells that loading has ended, well or not.
    """

    changed = Signal()

    def __init__(self, jobs: Jobs, load: Load, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._load = jobs, load
        self._joiners: Mapping[str, Joiner] = {}
        self._loading = self._closed = False
        self._missing: set[str] = set()
        self.failed = False
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(self.load)

    @property
    def ready(self) -> bool:
        return bool(self._joiners)

    def load(self) -> None:
        """Takes the packs anew; until they are here the old ones go on."""
        if not self._loading and not self._closed:
            self._loading = True
            self._jobs.run(self._load, self._loaded, self._not_loaded)

    def prepare(self, item: Item, how: How, manner: Manner, done: Callable[[Prepared], None]) -> None:
        """Calls `done` with `item` as it will sound; not after `close`."""
        joiners = self._joiners

        def end(prepared: Prepared) -> None:
            if not self._closed:
                self._note(prepared)
                done(prepared)

        self._jobs.run(lambda: prepare(joiners, item, how, manner), end)

    def close(self) -> None:
        self._closed = True
        self._retry.stop()

    def _loaded(self, packs: Mapping[str, Pack]) -> None:
        self._loading = self.failed = False
        self._joiners = {language: Joiner(pack) for language, pack in packs.items()}
        for pack in packs.values():
            for file, fault in pack.faults.items():
                _log.warning("%s in %s is left out: %s", file, pack.folder, fault.en)
        self._retry.stop()
        self._tell()

    def _not_loaded(self, fault: Exception) -> None:
        self._loading = False
        if not isinstance(fault, CannotBuild | BadPack | OSError):
            raise fault
        if not self._retry.isActive():
            _log.warning("there is no voice, or an old one: %s", fault)
        self.failed = not self._joiners
        self._tell()
        if not self._closed:
            self._retry.start()

    def _tell(self) -> None:
        if not self._closed:
            self.changed.emit()

    def _note(self, prepared: Prepared) -> None:
        """Once per word into the log."""
        new = set(prepared.left_out) - self._missing
        if new:
            self._missing |= new
            _log.warning("the voice has no clip for %s", ", ".join(sorted(new)))
