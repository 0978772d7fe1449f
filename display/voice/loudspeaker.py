"""Sound that is known to work: what is to be heard one after the other, a second try, and whether there is sound."""

import logging
from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from display.voice.output import Output
from display.voice.prepare import Sound
from display.voice.sound import silence, wav_bytes

_log = logging.getLogger(__name__)

RETRY_MS = 10_000
"""How often it is tried whether there is sound again."""
AGAIN_MS = 1_000
"""After so long what a player failed to play is tried once more: another program may hold the device."""

_TRIES = 2
_TRIAL_MS = 100
_TRIAL_RATE = 22_050


class Loudspeaker(QObject):
    """`ended` comes once for each `play`: the fault in English, or "". `changed` tells that `sound` has changed."""

    ended = Signal(str)
    changed = Signal()

    def __init__(
        self, output: Output, parent: QObject | None = None, again_ms: int = AGAIN_MS, retry_ms: int = RETRY_MS
    ) -> None:
        super().__init__(parent)
        self._output = output
        self._sounds: Sequence[Sound] = ()
        self._left = deque[Sound]()
        self._tries, self._trial = 0, False
        self._sound: bool | None = None
        self._again = QTimer(self, singleShot=True, interval=again_ms)
        self._again.timeout.connect(self._start)
        self._retry = QTimer(self, interval=retry_ms)
        self._retry.timeout.connect(self.try_sound)
        output.ended.connect(self._ended)

    @property
    def sound(self) -> bool | None:
        """Whether there is sound, as far as is known; None before the first trial has ended."""
        return self._sound

    def play(self, sounds: Sequence[Sound]) -> None:
        """One after the other, from the first again if a player fails. Only while `sound`, one call at a time."""
        self._sounds, self._tries = sounds, 0
        self._start()

    def try_sound(self) -> None:
        """Plays a moment of silence where it is not known that there is sound: `sound` follows from how that ends."""
        if not self._sound and not self._trial:
            self._trial = True
            self._output.play(wav_bytes(silence(_TRIAL_RATE * _TRIAL_MS // 1000), _TRIAL_RATE), _TRIAL_MS)

    def close(self) -> None:
        self._again.stop()
        self._retry.stop()
        self._output.close()

    def _start(self) -> None:
        self._left = deque(self._sounds)
        self._play_next()

    def _play_next(self) -> None:
        if self._left:
            sound = self._left.popleft()
            self._output.play(sound.wav, sound.ms)
        else:
            self.ended.emit("")

    def _ended(self, fault: str) -> None:
        if self._trial:
            self._trial = False
            self._judge(fault)
        elif not fault:
            self._play_next()
        else:
            self._failed(fault)

    def _failed(self, fault: str) -> None:
        self._tries += 1
        if self._tries < _TRIES:
            self._again.start()
        else:
            self._judge(fault)
            self.ended.emit(fault)

    def _judge(self, fault: str) -> None:
        """Once per outage into the log; until it is over, it is tried again from time to time."""
        if fault and not self._retry.isActive():
            _log.warning("nothing can be heard: %s", fault)
            self._retry.start()
        elif not fault and self._retry.isActive():
            _log.info("there is sound again")
            self._retry.stop()
        before, self._sound = self._sound, not fault
        if before is not self._sound:
            self.changed.emit()
