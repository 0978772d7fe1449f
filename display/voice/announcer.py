"""The voice of one speaker zone: every call in order, one at a time, never cut off."""

import datetime as dt
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from display.voice.grammar import Sentence
from display.voice.loudspeaker import Loudspeaker
from display.voice.output import Output
from display.voice.prepare import How, Item, Prepared
from display.voice.settings import Settings
from display.voice.times import Quiet
from display.voice.voices import Load, Voices
from ui.jobs import Jobs

_log = logging.getLogger(__name__)

HURRY = 3
"""With so many calls waiting there are no pauses any longer."""


class Skipped(StrEnum):
    """Why a call was not spoken."""

    OVER = "over"
    """It was not open any longer when its turn came."""
    QUIET = "quiet"
    """Quiet hours: at most the chime was heard."""
    NO_SOUND = "no_sound"
    """No pack, no clip, no player or no device."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What an announcer is made of. `jobs`: its own; building a pack takes seconds. `load`: the packs by language, the
    site's first language first; see `Voices`. `still_open`: whether the call at that place of the log still is one.
    `time_of_day`: the site's.
    """

    output: Output
    jobs: Jobs
    load: Load
    still_open: Callable[[int], bool]
    time_of_day: Callable[[], dt.time]


class Announcer(QObject):
    """`spoken` and `skipped` come once for each call, in order: its lsn, and for `skipped` one of `Skipped`.

    `said` comes with each sentence that is no call, once it was heard. `changed` tells that `available` has changed.
    """

    spoken = Signal(object)
    said = Signal(object)
    skipped = Signal(object, str)
    changed = Signal()

    def __init__(self, parts: Parts, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts, self._settings = parts, settings
        self._queue = deque[Item]()
        self._current: Prepared | None = None
        self._ahead: Prepared | None = None
        self._busy = self._shown = False
        self._times_said = 0
        self._gap = QTimer(self, singleShot=True)
        self._gap.timeout.connect(self._after_gap)
        self._voices = Voices(parts.jobs, parts.load, self)
        self._voices.changed.connect(self._voice_changed)
        self._speaker = Loudspeaker(parts.output, self)
        self._speaker.changed.connect(self._news)
        self._speaker.ended.connect(self._said)
        self._speaker.try_sound()
        self._voices.load()

    @property
    def available(self) -> bool:
        """Whether calls can be heard, as far as is known: False until a trial without a sound has ended well."""
        return self._voices.ready and self._speaker.sound is True

    @property
    def waiting(self) -> int:
        """Sentences whose turn has not come yet."""
        return len(self._queue)

    @property
    def idle(self) -> bool:
        """Whether nothing is said and nothing waits to be."""
        return not self._busy and not self._queue

    def announce(self, lsn: int, sentence: Sentence, language: str = "id") -> None:
        """Says `sentence` after everything before it. `lsn` 0: no call, so that nobody is told."""
        self._queue.append(Item(lsn, sentence, language))
        self._go()

    def configure(self, settings: Settings) -> None:
        """From the next sentence on."""
        self._settings = settings

    def reload(self) -> None:
        """Takes the packs anew, as when the site file has changed."""
        self._voices.load()

    def try_sound(self) -> None:
        """Finds out at once, without making a sound, whether there is sound again."""
        self._speaker.try_sound()

    def close(self) -> None:
        """Falls silent; nothing is told any more."""
        self._gap.stop()
        self._queue.clear()
        self._voices.close()
        self._speaker.close()

    def _voice_changed(self) -> None:
        self._ahead = None
        self._news()

    def _news(self) -> None:
        if self.available != self._shown:
            self._shown = self.available
            self.changed.emit()
        self._go()

    def _known(self) -> bool:
        """Whether a sentence would be heard, or not; before, it waits."""
        return self.available or self._voices.failed or self._speaker.sound is False

    def _go(self) -> None:
        """Lets the next sentence begin, if there is none now."""
        while self._queue and not self._busy and self._known():
            item, how = self._queue.popleft(), self._how(len(self._queue))
            reason = self._reason(item, how)
            if reason is not None:
                self._skip(item, reason)
                continue
            self._busy = True
            ahead, self._ahead = self._ahead, None
            if ahead is not None and (ahead.item, ahead.how) == (item, how):
                self._begin(ahead)
            else:
                self._voices.prepare(item, how, self._settings.manner, self._begin)

    def _reason(self, item: Item, how: How) -> Skipped | None:
        if not self.available:
            return Skipped.NO_SOUND
        if not self._open(item):
            return Skipped.OVER
        still = self._settings.times.quiet_at(self._parts.time_of_day()) is Quiet.NOTHING
        return Skipped.QUIET if still or how.percent == 0 else None

    def _open(self, item: Item) -> bool:
        return item.lsn == 0 or self._parts.still_open(item.lsn)

    def _how(self, waiting: int) -> How:
        """How a sentence is said now that has so many behind it."""
        time, times = self._parts.time_of_day(), self._settings.times
        return How(times.percent(time), waiting >= HURRY, times.quiet_at(time) is Quiet.CHIME)

    def _begin(self, prepared: Prepared) -> None:
        self._current, self._times_said = prepared, 0
        self._speaker.play(prepared.first)
        self._look_ahead()

    def _look_ahead(self) -> None:
        if self._queue and self._ahead is None:
            how = self._how(len(self._queue) - 1)
            self._voices.prepare(self._queue[0], how, self._settings.manner, self._keep)

    def _keep(self, prepared: Prepared) -> None:
        self._ahead = prepared

    def _said(self, fault: str) -> None:
        assert self._current is not None
        self._times_said += 1
        if self._times_said == 1:
            self._report(self._current, fault)
        self._look_ahead()
        self._gap.start(0 if len(self._queue) >= HURRY else self._settings.gap_ms)

    def _report(self, prepared: Prepared, fault: str) -> None:
        if fault or not prepared.first:
            self._skip(prepared.item, Skipped.NO_SOUND)
        elif prepared.how.chime_only:
            self._skip(prepared.item, Skipped.QUIET)
        elif prepared.item.lsn:
            self.spoken.emit(prepared.item.lsn)
        else:
            self.said.emit(prepared.item.sentence)

    def _after_gap(self) -> None:
        """Says it once more where nobody waits, or lets the next one begin."""
        assert self._current is not None
        wanted = self._settings.busy if self._queue else self._settings.idle
        is_call = self._current.item.lsn > 0
        more = is_call and self._times_said < wanted and self._current.again and self.available
        if more and self._open(self._current.item):
            self._speaker.play(self._current.again)
        else:
            self._busy = False
            self._go()

    def _skip(self, item: Item, reason: Skipped) -> None:
        if item.lsn:
            _log.info("the call at %d was not spoken: %s", item.lsn, reason.value)
            self.skipped.emit(item.lsn, reason.value)
