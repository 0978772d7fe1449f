"""Joined sound is, sample by sample, the clips and the gaps that the manifest promises."""

import json
import wave
from array import array
from pathlib import Path

import pytest

from display.voice.grammar import Call, Manner, Mode, Turn, label_words, words
from display.voice.join import Joiner
from display.voice.pack import Pack
from display.voice.vocabulary import LANGUAGES
from tests.display.voice.tones import RATE, tones


class Promise:
    """A pack as its manifest describes it, read without any code of the display."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = json.loads((folder / "manifest.json").read_text())
        self.clips = {" ".join(clip["words"]): clip for clip in self.manifest["clips"]}

    def clip(self, words: str) -> "array[int]":
        clip = self.clips[words]
        with wave.open(str(self.folder / clip["file"])) as wav:
            assert (wav.getnchannels(), wav.getsampwidth(), wav.getframerate()) == (1, 2, self.manifest["rate"])
            samples = array("h", wav.readframes(wav.getnframes()))
        assert len(samples) == clip["samples"]
        return samples

    def gap(self, kind: str) -> "array[int]":
        return array("h", bytes(2 * round(self.manifest["gaps"][f"{kind}_ms"] * self.manifest["rate"] / 1000)))

    def sound(self, *phrases: tuple[str, ...]) -> "array[int]":
        """Phrases of clips: a pause between those, a gap between these."""
        sound = array("h")
        for n, phrase in enumerate(phrases):
            sound += self.gap("pause") if n else array("h")
            for k, clip in enumerate(phrase):
                sound += (self.gap("word") if k else array("h")) + self.clip(clip)
        return sound


@pytest.fixture
def joiner(tone_pack: Pack) -> Joiner:
    return Joiner(tone_pack)


@pytest.fixture
def promise(tone_pack: Pack) -> Promise:
    return Promise(tone_pack.folder)


def test_a_call(joiner: Joiner, promise: Promise) -> None:
    joined = joiner.join(words(Call("B012", 7, turn=Turn.RECALL), "id"))
    assert joined.left_out == ()
    assert joined.samples == promise.sound(
        ("chime",), ("recall",), ("queue-number",), ("letter-b",), ("nol", "satu", "dua"), ("to-counter tujuh",)
    )


def test_a_number_is_said_in_one_piece_where_it_ends_a_phrase(joiner: Joiner, promise: Promise) -> None:
    joined = joiner.join(words(Call("B121", 35), "id", Manner(Mode.NUMBER)))
    number = ("seratus", "dua puluh satu")
    assert joined.samples == promise.sound(
        ("chime",), ("queue-number",), ("letter-b",), number, ("to-counter", "tiga puluh lima")
    )


def test_a_piece_that_ends_a_sentence_is_not_used_within_one(joiner: Joiner, promise: Promise) -> None:
    call = Call("B012", 25)
    joined = joiner.join(words(call, "id", Manner(counter=Mode.DIGITS)))
    assert ("to-counter", "dua") in joiner.pack.clips
    assert joined.samples == promise.sound(
        ("chime",), ("queue-number",), ("letter-b",), ("nol", "satu", "dua"), ("to-counter", "dua", "lima")
    )


@pytest.mark.parametrize("mode", [Mode.DIGITS, Mode.NUMBER])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_day(language: str, mode: Mode, tmp_path: Path) -> None:
    pack = tones(tmp_path / language, language)
    joiner, promise = Joiner(pack), Promise(pack.folder)
    for n in range(1000):
        spoken = label_words(f"B{n:03d}", language, mode)
        joined, phrase = joiner.join(spoken), [*spoken[2:]]
        if mode is Mode.NUMBER and " ".join(phrase[-3:]) in promise.clips and n % 100 > 20:
            phrase[-3:] = [" ".join(phrase[-3:])]
        elif mode is Mode.NUMBER and " ".join(phrase[-2:]) in promise.clips:
            phrase[-2:] = [" ".join(phrase[-2:])]
        assert joined.left_out == ()
        assert joined.samples == promise.sound(("letter-b",), tuple(phrase)), n


def test_in_a_hurry_there_are_no_pauses(joiner: Joiner, promise: Promise) -> None:
    call = words(Call("B012", 3), "id")
    saved = 4 * (len(promise.gap("pause")) - len(promise.gap("word")))
    assert len(joiner.join(call).samples) - len(joiner.join(call, hurried=True).samples) == saved


def test_volume_is_that_of_every_sample(joiner: Joiner) -> None:
    call = words(Call("B012", 3), "id")
    full = joiner.join(call).samples
    assert list(joiner.join(call, percent=30).samples) == [s * 30 // 100 for s in full]


def test_a_missing_clip_leaves_that_word_out_and_no_gap(tmp_path: Path) -> None:
    pack = tones(tmp_path / "few", without=frozenset({"satu", "queue-number"}))
    joined = Joiner(pack).join(words(Call("B012", 1), "id"))
    assert joined.left_out == ("queue-number", "satu", "satu")
    assert joined.samples == Promise(pack.folder).sound(("chime",), ("letter-b",), ("nol", "dua"), ("to-counter",))


def test_a_clip_that_is_damaged_later_is_left_out_too(tmp_path: Path) -> None:
    pack = tones(tmp_path / "pack")
    (pack.folder / "nol.wav").unlink()
    (pack.folder / "dua.wav").write_bytes(b"RIFF")
    joined = Joiner(pack).join(("nol", "satu", "dua"))
    assert joined.left_out == ("nol", "dua")
    assert joined.samples == Promise(pack.folder).sound(("satu",))


def test_with_no_clip_at_all_there_is_no_sound(joiner: Joiner) -> None:
    assert joiner.join(("agency-nowhere", ",", "agency-either")).samples == array("h")


def test_the_real_voice_says_a_call(real_pack: Pack) -> None:
    call = words(Call("B012", 3, "bpjskes"), "id", Manner(agency=True))
    promise, joined = Promise(real_pack.folder), Joiner(real_pack).join(call)
    assert joined.samples == promise.sound(
        ("chime",), ("queue-number",), ("letter-b",), ("nol", "satu", "dua"), ("to-counter tiga",), ("agency-bpjskes",)
    )
    assert 6 < len(joined.samples) / real_pack.manifest.rate < 10
    assert real_pack.manifest.rate != RATE
