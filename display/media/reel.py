"""One slide after the other: what the schedule has for now, then the program's own pages. Slow: for a job."""

import datetime as dt
import logging
from collections.abc import Sequence
from pathlib import Path

from display.media.load import Slide, load
from display.media.schedule import LEAST_SECONDS, SECONDS, BadMedia, Show, read
from display.texts import TextPage

_log = logging.getLogger(__name__)


class Reel:
    """`folder` None: the program's own pages alone. What cannot be shown is passed over and logged, once each time it
    has changed.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._at = -1
        self._told: set[str] = set()

    def next(self, pages: Sequence[TextPage], now: dt.datetime, width: int, height: int) -> Slide | None:
        """The slide after the last one; None: there is nothing that could be shown."""
        shows = [show for show in self._planned() if show.due(now)]
        every: list[Show | TextPage] = [*shows, *pages]
        for step in range(1, len(every) + 1):
            at = (self._at + step) % len(every)
            slide = self._slide(every[at], width, height)
            if slide is not None:
                self._at = at
                return slide
        return None

    def _planned(self) -> tuple[Show, ...]:
        if self._folder is None:
            return ()
        try:
            return read(self._folder)
        except BadMedia as fault:
            self._tell(str(fault))
            return ()

    def _slide(self, entry: Show | TextPage, width: int, height: int) -> Slide | None:
        if isinstance(entry, TextPage):
            return Slide("", SECONDS + 4, entry.title, entry.body)
        assert self._folder is not None
        try:
            if Path(entry.file).name != entry.file:
                raise BadMedia(f"{entry.file} does not lie in the folder of the media")
            return load(self._folder / entry.file, max(LEAST_SECONDS, entry.seconds), width, height)
        except BadMedia as fault:
            self._tell(str(fault))
            return None

    def _tell(self, fault: str) -> None:
        if fault not in self._told:
            self._told.add(fault)
            _log.warning("passed over: %s", fault)
