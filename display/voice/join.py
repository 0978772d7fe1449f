"""Words of a sentence to one stretch of sound, sample by sample."""

from array import array
from dataclasses import dataclass
from functools import lru_cache

from display.voice.grammar import PAUSE, Words
from display.voice.pack import Clip, Damaged, Pack
from display.voice.sound import at_volume


@dataclass(frozen=True, slots=True)
class Joined:
    """`left_out`: words for which this voice has no clip; they are missing rather than in another voice."""

    samples: "array[int]"
    left_out: Words = ()


class Joiner:
    """Says things with one pack. Keeps the clips that it used last, as loud as they were wanted."""

    _KEPT = 96

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._samples = lru_cache(self._KEPT)(self._load)

    def join(self, words: Words, hurried: bool = False, percent: int = 100) -> Joined:
        """`words` with the gaps of the manifest. `hurried`: pauses no longer than a gap. `percent`: of full volume.

        Reads files: for a job.
        """
        gaps = self.pack.manifest.gaps
        pause = self.pack.silence(gaps.word_ms if hurried else gaps.pause_ms)
        sound, left_out = array("h"), list[str]()
        for phrase in phrases(words):
            part, missing = self._phrase(phrase, percent)
            left_out += missing
            if sound and part:
                sound += pause
            sound += part
        return Joined(sound, tuple(left_out))

    def _phrase(self, phrase: Words, percent: int) -> "tuple[array[int], list[str]]":
        gap = self.pack.silence(self.pack.manifest.gaps.word_ms)
        sound, left_out = array("h"), list[str]()
        for words, clip in pieces(self.pack, phrase):
            try:
                part = self._samples(clip, percent) if clip else None
            except Damaged:
                part = None
            if part is None:
                left_out += words
                continue
            if sound:
                sound += gap
            sound += part
        return sound, left_out

    def _load(self, clip: Clip, percent: int) -> "array[int]":
        return at_volume(self.pack.samples(clip), percent)


def phrases(words: Words) -> list[Words]:
    """What stands between the pauses."""
    found: list[list[str]] = [[]]
    for word in words:
        if word == PAUSE:
            found.append([])
        else:
            found[-1].append(word)
    return [tuple(phrase) for phrase in found if phrase]


def pieces(pack: Pack, phrase: Words) -> list[tuple[Words, Clip | None]]:
    """The clips that say `phrase`. One of several words is used only where it ends the phrase, because it is spoken
    as an end; before it, word by word.
    """
    found: list[tuple[Words, Clip | None]] = []
    for n, word in enumerate(phrase):
        rest = phrase[n:]
        if len(rest) > 1 and rest in pack.clips:
            return [*found, (rest, pack.clips[rest])]
        found.append(((word,), pack.clips.get((word,))))
    return found
