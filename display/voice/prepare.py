"""A sentence made ready for the ear before its turn comes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from display.voice.grammar import CHIME, Manner, Sentence, Words, said, words
from display.voice.join import Joiner
from display.voice.sound import wav_bytes


@dataclass(frozen=True, slots=True)
class Item:
    """`lsn`: the place of the call in the log, 0 where it is none. `language`: that of the visitor."""

    lsn: int
    sentence: Sentence
    language: str = "id"


@dataclass(frozen=True, slots=True)
class How:
    """`hurried`: many wait, so only what finds the counter, without pauses. `chime_only`: quiet hours."""

    percent: int = 100
    hurried: bool = False
    chime_only: bool = False


@dataclass(frozen=True, slots=True)
class Sound:
    """A WAV, and how long it lasts."""

    wav: bytes
    ms: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """`first`: said the first time, one sound after the other; `again`: without the chime."""

    item: Item
    how: How
    first: tuple[Sound, ...]
    again: tuple[Sound, ...]
    left_out: Words = ()


def prepare(voices: Mapping[str, Joiner], item: Item, how: How, manner: Manner) -> Prepared:
    """`item` in the first language of `voices`, then in the visitor's if there is a voice for it and time.

    Each language is said by its own voice alone. Reads files: for a job, of a few milliseconds.
    """
    if how.hurried:
        manner = replace(manner, agency=False)
    first, again, left_out = list[Sound](), list[Sound](), list[str]()
    for n, language in enumerate(_languages(voices, item, how)):
        voice, body = voices[language], said(item.sentence, language, manner)
        opening = (CHIME,) if how.chime_only else words(item.sentence, language, manner)
        missing = [*_add(first, voice, body if n else opening, how)]
        if not how.chime_only:
            _add(again, voice, body, how)
        left_out += missing
    return Prepared(item, how, tuple(first), tuple(again), tuple(left_out))


def _languages(voices: Mapping[str, Joiner], item: Item, how: How) -> list[str]:
    main = next(iter(voices))
    second = item.language in voices and item.language != main
    return [main, item.language] if second and not how.hurried and not how.chime_only else [main]


def _add(sounds: list[Sound], voice: Joiner, text: Words, how: How) -> Words:
    joined, rate = voice.join(text, how.hurried, how.percent), voice.pack.manifest.rate
    if joined.samples:
        sounds.append(Sound(wav_bytes(joined.samples, rate), len(joined.samples) * 1000 // rate))
    return joined.left_out
