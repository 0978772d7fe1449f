"""The kiosk's voice: espeak-ng speaks into a small player, both programs of their own that can be stopped at once."""

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from ui.player import find_player
from ui.spoken import spoken
from ui.utterance import Program, Utterance

_log = logging.getLogger(__name__)

RETRY_MS = 60_000
"""How often a voice that has failed tries whether there is sound again."""

_WORDS_A_MINUTE = 150
_LOUDEST = 120
"""espeak-ng's amplitude from which on it begins to clip."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """The player's names for the loudspeaker and for the headphones; empty: the device that it takes by itself."""

    speaker: str = ""
    ear: str = ""


@dataclass(frozen=True, slots=True)
class _Speech:
    """What is to be said next. `trial`: without a sound, to learn whether there could be one."""

    text: str
    voice: str
    amplitude: int
    trial: bool = False


_TRIAL = _Speech("a", "id", 0, trial=True)


class Speaker(QObject):
    """Says one text at a time and never waits for it. Where there is no voice, player or device it stays silent.

    `changed` tells that `available` or `speaking` has changed. `volume` is 0 to 100. `which` finds programs.
    """

    changed = Signal()

    def __init__(
        self,
        outputs: Outputs | None = None,
        volume: int = 80,
        parent: QObject | None = None,
        which: Callable[[str], str | None] = shutil.which,
    ) -> None:
        super().__init__(parent)
        self._outputs = outputs or Outputs()
        self._voice, self._player = which("espeak-ng"), find_player(which)
        self._to_ear, self._sound, self._shown = False, False, (False, False)
        self._current: Utterance | None = None
        self._next: _Speech | None = None
        self.set_volume(volume)
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(self.try_sound)
        if self._voice is None or self._player is None:
            missing = "espeak-ng" if self._voice is None else "a player (aplay or paplay)"
            _log.warning("nothing can be spoken: %s is not installed", missing)
        self.try_sound()

    @property
    def available(self) -> bool:
        """Whether there is sound, as far as is known: False until a trial has ended well."""
        return self._sound

    @property
    def speaking(self) -> bool:
        if self._next is not None:
            return not self._next.trial
        return self._current is not None and not self._current.trial and not self._current.stopped

    @property
    def volume(self) -> int:
        return self._volume

    def set_volume(self, volume: int) -> None:
        """From the next text on. Raises ValueError outside 0 to 100."""
        if not 0 <= volume <= 100:
            raise ValueError(f"a volume of {volume} is not between 0 and 100")
        self._volume = volume

    @property
    def to_ear(self) -> bool:
        return self._to_ear

    def set_to_ear(self, plugged: bool) -> None:
        """Speaks to the headphones from now on, or to the loudspeaker. What was meant for the other is stopped."""
        if plugged != self._to_ear:
            self._to_ear = plugged
            self.stop()
            self.try_sound()

    def say(self, text: str, language: str) -> None:
        """Says `text` instead of whatever is being said. Without sound nothing happens."""
        if not self.available or not text.strip():
            self.stop()
            return
        voice = "en" if language == "en" else "id"
        self._begin(_Speech(spoken(text, language), voice, self._volume * _LOUDEST // 100))

    def stop(self) -> None:
        """Falls silent at once. A trial goes on: nobody hears it, and what it finds out is still wanted."""
        if self._next is not None and not self._next.trial:
            self._next = None
        if self._current is not None and not self._current.trial:
            self._current.stop()
        self._tell()

    def close(self) -> None:
        """Falls silent and waits until both programs are gone."""
        self._retry.stop()
        self._next = None
        if self._current is not None:
            self._current.stop()
            self._current.wait()

    def try_sound(self) -> None:
        """Says nothing, without a sound, unless something is being said: `available` follows from how that ends."""
        if self._voice is not None and self._player is not None and not self.speaking:
            self._begin(_TRIAL)

    def _begin(self, speech: _Speech) -> None:
        self._next = speech
        if self._current is not None:
            # A device may refuse a second player, so the new text waits for the end of the old one.
            self._current.stop()
        else:
            self._start(speech)
        self._tell()

    def _start(self, speech: _Speech) -> None:
        assert self._voice is not None
        assert self._player is not None
        self._next = None
        options = ["-v", speech.voice, "-s", str(_WORDS_A_MINUTE), "-a", str(speech.amplitude), "-b", "1"]
        voice = Program(self._voice, [*options, "--stdin", "--stdout"])
        device = self._outputs.ear if self._to_ear else self._outputs.speaker
        player = Program(self._player.program, self._player.arguments(device))
        self._current = Utterance(voice, player, speech.trial, self)
        self._current.ended.connect(self._ended)
        self._current.start(speech.text)

    def _ended(self, fault: str) -> None:
        ended, self._current = self._current, None
        assert ended is not None
        if not ended.stopped:
            self._judge(fault)
        ended.deleteLater()
        if self._next is not None:
            self._start(self._next)
        self._tell()

    def _judge(self, fault: str) -> None:
        """Once per outage into the log, and no more speech until sound is found again."""
        if fault and not self._retry.isActive():
            _log.warning("nothing can be spoken: %s", fault)
            self._retry.start()
        elif not fault and self._retry.isActive():
            _log.info("there is sound again")
            self._retry.stop()
        self._sound = not fault

    def _tell(self) -> None:
        shown = (self.available, self.speaking)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()
