"""The voice of a display: which of its calls are said here, how, and what came of each."""

import datetime as dt
import logging
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from core.site import Site, Spoken
from core.speaker import spoken_zones
from core.words import Language
from display.calls import Call, awaited
from display.hall import Hall
from display.voice.announcer import Announcer, Parts, Skipped
from display.voice.build import CannotBuild
from display.voice.calling import sentence
from display.voice.grammar import Sentence, Trial
from display.voice.home import ready
from display.voice.notices import Notices
from display.voice.output import Output
from display.voice.pack import BadPack, Pack, load
from display.voice.settings import Saying, Settings, settings
from display.voice.times import Times
from display.voice.vocabulary import LANGUAGES
from ui.clock import Clock
from ui.jobs import Jobs

_log = logging.getLogger(__name__)

LOOK_MS = 1_000
PATIENCE_MS = 30_000
"""So long a notice lets calls go first; then it takes its place behind those that wait."""


@dataclass(frozen=True, slots=True)
class VoiceOptions:
    """`packs`: folders of voices, the main language first; empty: the device's own for each of `languages`, made where
    it is missing; a language that no voice speaks is passed over. `zones`: those on the screen; empty: as the site
    says.
    """

    device: str = ""
    zones: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ("id",)
    packs: tuple[Path, ...] = ()
    times: Times = field(default_factory=Times)
    saying: Saying = field(default_factory=Saying)


class HallVoice(QObject):
    """A `display.speaking.Voice`. `spoken` comes with the lsn of each call that it is done with, in order: said, or
    left out because nobody waits for it, it is quiet hours, or the visitor asked for that. It does not come for a call
    that could not be said for want of sound, so that the hub sees the gap, nor for one that is not for this zone.

    `folder`: the device's own, for its voice. `tried`: see there. `changed` tells that `available` has changed.
    """

    spoken = Signal(object)
    tried = Signal(str, object)
    changed = Signal()

    def __init__(
        self, hall: Hall, clock: Clock, output: Output, folder: Path, options: VoiceOptions | None = None
    ) -> None:
        super().__init__()
        self._hall, self._clock, self._folder, self._options = hall, clock, folder, options or VoiceOptions()
        self._calls: dict[int, Call] = {}
        self._site = self._site_now()
        self._jobs = Jobs()
        parts = Parts(output, self._jobs, self._load, self._still_open, self._time_of_day)
        self._announcer = Announcer(parts, self._settings(), self)
        self._announcer.spoken.connect(self._done)
        self._announcer.skipped.connect(self._skipped)
        self._announcer.said.connect(self._said)
        self._announcer.changed.connect(self.changed)
        self._notices, self._pending, self._patience = Notices(), deque[Sentence](), QElapsedTimer()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def available(self) -> bool:
        """Whether calls can be heard, as far as is known."""
        return self._announcer.available

    @property
    def waiting(self) -> int:
        """Calls whose turn has not come yet."""
        return self._announcer.waiting

    def announce(self, call: Call) -> None:
        """Queues `call` if it is for this speaker zone; returns at once."""
        self._look_at_site()
        if not self._here(call):
            return
        said = sentence(call, self._hall.state, self._hall.catalog)
        if said is None:
            self.spoken.emit(call.lsn)
            return
        self._calls[call.lsn] = call
        self._announcer.announce(call.lsn, *said)

    def look(self) -> None:
        """Says between calls that numbers end soon, a counter pauses, the day is over; nothing in quiet hours."""
        catalog = self._hall.catalog
        if catalog is None:
            return
        zones = spoken_zones(catalog.site, self._options.device, self._options.zones)
        due = self._notices.due(self._hall.state, catalog, zones, self._clock.now_ms())
        if zones and self._options.times.quiet_at(self._time_of_day()) is None:
            self._pending += due
        if not self._pending:
            self._patience.invalidate()
        elif self._announcer.idle or (self._patience.isValid() and self._patience.hasExpired(PATIENCE_MS)):
            self._patience.restart()
            self.say(self._pending.popleft())
        elif not self._patience.isValid():
            self._patience.start()

    def say(self, notice: Sentence) -> None:
        """Queues something that is not a call."""
        self._look_at_site()
        self._announcer.announce(0, notice, Language.EN)

    def close(self) -> None:
        """Falls silent; waits for a pack that is being made."""
        self._timer.stop()
        self._announcer.close()
        self._jobs.close()

    def _said(self, sentence: Sentence) -> None:
        if isinstance(sentence, Trial):
            self.tried.emit(sentence.zone, sentence.tried_ms)

    def _done(self, lsn: int) -> None:
        self._forget_before(lsn)
        self.spoken.emit(lsn)

    def _skipped(self, lsn: int, reason: str) -> None:
        if reason == Skipped.NO_SOUND:
            self._forget_before(lsn)
        else:
            self._done(lsn)

    def _forget_before(self, lsn: int) -> None:
        """That call itself may be said once more; those before it are over."""
        for old in [known for known in self._calls if known < lsn]:
            del self._calls[old]

    def _still_open(self, lsn: int) -> bool:
        call = self._calls.get(lsn)
        return call is not None and awaited(self._hall.state, call)

    def _here(self, call: Call) -> bool:
        """A counter that the site file does not know is spoken everywhere, as it is shown everywhere."""
        catalog = self._hall.catalog
        if catalog is None:
            return True
        zones = spoken_zones(catalog.site, self._options.device, self._options.zones)
        counter = catalog.counters.get(call.counter)
        return bool(zones) and (counter is None or counter.zone in zones)

    def _time_of_day(self) -> dt.time:
        """The site's. Without a site file there are no quiet hours to keep."""
        catalog = self._hall.catalog
        return catalog.local(self._clock.now_ms()).time() if catalog else dt.time()

    def _look_at_site(self) -> None:
        site = self._site_now()
        if site is not self._site:
            self._site = site
            self._announcer.configure(self._settings())
            self._announcer.reload()

    def _site_now(self) -> Site | None:
        return self._hall.catalog.site if self._hall.catalog else None

    def _settings(self) -> Settings:
        spoken = self._site.numbering.spoken if self._site else Spoken()
        return settings(spoken, self._options.times, self._options.saying)

    def _load(self) -> Mapping[str, Pack]:
        """In a job. The hall's main voice has to be there; another that is not is left out."""
        options, site = self._options, self._site
        ways: list[Callable[[], Pack]] = [partial(load, folder) for folder in options.packs]
        if not ways:
            languages = [language for language in options.languages if language in LANGUAGES] or ["id"]
            ways = [partial(ready, self._folder, language, site) for language in languages]
        packs = {(main := ways[0]()).language: main}
        for way in ways[1:]:
            try:
                pack = way()
            except (BadPack, CannotBuild, OSError) as fault:
                _log.warning("a further voice is left out: %s", fault)
            else:
                packs.setdefault(pack.language, pack)
        return packs
