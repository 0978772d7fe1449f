"""Packs are made whole or not at all, always the same, and what is wrong with one is told."""

import hashlib
import json
import shutil
from array import array
from pathlib import Path

import pytest

from core.words import Text
from display.voice.build import CannotBuild, EspeakNg, build
from display.voice.check import check
from display.voice.home import default_folder, ready
from display.voice.level import PEAK, RMS, levelled
from display.voice.pack import MOST_BYTES, BadPack, Pack, load
from display.voice.recordings import Recordings
from display.voice.sound import peak, rms, scaled, wav_bytes
from display.voice.vocabulary import Line, vocabulary
from tests.display.voice.tones import RATE, Tones, tones
from tests.ui.hub import sample


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def told(pack: Pack) -> dict[str, str]:
    return {fault.file: fault.text.en for fault in check(pack)}


def test_the_default_voice_is_complete_and_even(real_pack: Pack) -> None:
    assert check(real_pack, sample()) == ()
    assert real_pack.manifest.engine.startswith("espeak-ng 1.")
    for clip in real_pack.clips.values():
        samples = real_pack.samples(clip)
        assert peak(samples) <= PEAK
        assert clip.words == ("chime",) or 0.7 * RMS < rms(samples) <= 1.01 * RMS, clip
        assert len(samples) > real_pack.manifest.rate // 10


def test_the_same_words_always_sound_the_same(real_pack: Pack, tmp_path: Path) -> None:
    source = EspeakNg("id")
    for line in vocabulary("id", sample())[::9]:
        sound = source.sound(line)
        assert sound
        assert real_pack.samples(real_pack.clips[line.words]) == levelled(sound, source.rate)
    assert contents(tones(tmp_path / "one").folder) == contents(tones(tmp_path / "two").folder)


def test_english_has_a_voice_too() -> None:
    source = EspeakNg("en")
    three, drei = (source.sound(Line(("x",), word, word)) for word in ("three", "tiga"))
    assert three
    assert three != drei
    assert EspeakNg("id").sound(Line(("x",), "tiga", "tiga")) != drei


def test_without_espeak_there_is_a_clear_word() -> None:
    with pytest.raises(CannotBuild) as caught:
        EspeakNg("id", which=lambda _: None)
    assert caught.value.words("id") == "espeak-ng belum terpasang."


def test_a_build_that_fails_leaves_the_old_pack(tmp_path: Path) -> None:
    class Breaks(Tones):
        def sound(self, line: Line) -> "array[int] | None":
            if line.words == ("tiga",):
                raise CannotBuild("rusak", "broken")
            return super().sound(line)

    tones(tmp_path / "pack", name="old")
    with pytest.raises(CannotBuild):
        build(Breaks(), "id", tmp_path / "pack")
    assert load(tmp_path / "pack").manifest.name == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_progress_is_told(tmp_path: Path) -> None:
    steps = list[tuple[int, int]]()
    build(Tones(), "id", tmp_path / "pack", progress=lambda done, of: steps.append((done, of)))
    assert steps == [(n + 1, len(steps)) for n in range(len(steps))]
    assert len(steps) > len(vocabulary("id"))


def test_the_device_makes_its_own_pack_once(store: Path, real_pack: Pack) -> None:
    home = default_folder(store, "id")
    before = home.stat().st_ino
    assert ready(store, "id", sample()).folder == home == real_pack.folder
    assert home.stat().st_ino == before


def test_it_is_made_anew_for_a_site_with_more_agencies(tmp_path: Path) -> None:
    home = default_folder(tmp_path, "id")
    build(Tones(engine="espeak-ng 1.51"), "id", home)
    assert ("agency-dukcapil",) not in load(home).clips
    assert ("agency-dukcapil",) in ready(tmp_path, "id", sample(), lambda _: Tones()).clips


def test_a_pack_of_a_person_is_never_replaced(tmp_path: Path) -> None:
    tones(default_folder(tmp_path, "id"), name="Ibu Maria", without=frozenset({"dua"}))
    assert ready(tmp_path, "id", sample()).manifest.name == "Ibu Maria"


def test_what_cannot_be_read_is_set_aside(tmp_path: Path) -> None:
    home = default_folder(tmp_path, "id")
    for n in (1, 2):
        home.mkdir(parents=True, exist_ok=True)
        (home / "manifest.json").write_text(f"broken {n}")
        assert ready(tmp_path, "id", engine=lambda _: Tones()).manifest.engine == "tones"
    kept = sorted(home.parent.glob("id-broken-*/manifest.json"))
    assert [path.read_text() for path in kept] == ["broken 1", "broken 2"]


def test_nothing_is_set_aside_where_nothing_can_be_made(tmp_path: Path) -> None:
    home = default_folder(tmp_path, "id")
    home.mkdir(parents=True)
    (home / "nol.wav").touch()

    def none(language: str) -> Tones:
        raise CannotBuild("tidak", f"none for {language}")

    with pytest.raises(CannotBuild):
        ready(tmp_path, "id", engine=none)
    assert (home / "nol.wav").exists()


def test_what_is_wrong_with_a_pack(tmp_path: Path) -> None:
    pack = tones(tmp_path / "pack", without=frozenset({"lima"}))
    (pack.folder / "nol.wav").unlink()
    (pack.folder / "satu.wav").write_bytes(b"no sound")
    (pack.folder / "dua.wav").write_bytes((pack.folder / "tiga.wav").read_bytes())
    spoken = pack.samples(pack.clips["empat",])
    (pack.folder / "empat.wav").write_bytes(wav_bytes(spoken, 2 * RATE))
    found = told(load(pack.folder))
    assert found["lima.wav"] == "is missing: “lima”"
    assert found["nol.wav"] == "it is not there"
    assert "not a WAV file" in found["satu.wav"]
    assert found["dua.wav"] == "it is not what manifest.json says"
    assert found["empat.wav"] == f"{2 * RATE} Hz instead of {RATE} Hz"
    assert len(found) == 5


@pytest.mark.parametrize(
    ("gain", "fault"), [(0.4, "is too soft (8 dB)"), (2.0, "is too loud (6 dB)"), (7.0, "is too loud: it clips")]
)
def test_loudness_is_looked_at(tmp_path: Path, gain: float, fault: str) -> None:
    pack = tones(tmp_path / "pack")
    clip = pack.clips["dua",]
    samples = array("h", [max(-32767, min(32767, s)) for s in [round(s * gain) for s in pack.samples(clip)]])
    content = wav_bytes(samples, RATE)
    (pack.folder / clip.file).write_bytes(content)
    rewrite(pack.folder, clip.file, content)
    assert told(load(pack.folder)) == {"dua.wav": fault}


def rewrite(folder: Path, file: str, content: bytes) -> None:
    """A manifest that stands by what somebody put in place of a clip."""
    manifest = json.loads((folder / "manifest.json").read_text())
    for clip in manifest["clips"]:
        if clip["file"] == file:
            clip["sha256"] = hashlib.sha256(content).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    ("old", "new"),
    [('"rate":8000', '"rate":0'), ('"word_ms":45', '"word_ms":-45'), ('"pause_ms":320', '"pause_ms":9e9')],
)
def test_a_manifest_with_figures_that_cannot_be(tone_pack: Pack, tmp_path: Path, old: str, new: str) -> None:
    text = json.dumps(json.loads((tone_pack.folder / "manifest.json").read_text()), separators=(",", ":"))
    assert old in text
    (tmp_path / "manifest.json").write_text(text.replace(old, new))
    with pytest.raises(BadPack):
        load(tmp_path)


def test_a_clip_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    pack = tones(tmp_path / "pack")
    with (pack.folder / "dua.wav").open("ab") as file:
        file.truncate(MOST_BYTES + 1)
    assert told(load(pack.folder)) == {"dua.wav": "it is too large"}


@pytest.mark.parametrize("text", [None, "", "{}", '{"format": 1}', "[]"])
def test_a_folder_that_is_no_pack(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(BadPack) as caught:
        load(tmp_path)
    assert isinstance(caught.value.text, Text)


def test_a_pack_reads_nothing_outside_of_its_folder(tmp_path: Path) -> None:
    pack = tones(tmp_path / "pack")
    shutil.copy(pack.folder / "dua.wav", tmp_path / "dua.wav")
    manifest = (pack.folder / "manifest.json").read_text()
    (pack.folder / "manifest.json").write_text(manifest.replace('"dua.wav"', '"../dua.wav"'))
    assert told(load(pack.folder)) == {"../dua.wav": "a file outside of the folder"}


def test_people_speak(tmp_path: Path) -> None:
    """What was recorded is levelled; what was not is left out; the chime is ours."""
    source, folder = Tones(), tmp_path / "recorded"
    folder.mkdir()
    for line in vocabulary("id"):
        sound = source.sound(line)
        if sound and line.words != ("dua",):
            (folder / line.file).write_bytes(wav_bytes(scaled(sound, 0.1), RATE))
    build(Recordings(folder, "Ibu Maria", "CC0"), "id", tmp_path / "pack")
    pack = load(tmp_path / "pack")
    assert (pack.manifest.speaker, pack.manifest.licence, pack.manifest.rate) == ("Ibu Maria", "CC0", RATE)
    assert told(pack) == {"dua.wav": "is missing: “dua”"}


def test_recordings_that_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(CannotBuild, match=r"no \.wav"):
        Recordings(tmp_path, "x", "")
    (tmp_path / "a.wav").write_bytes(b"noise")
    with pytest.raises(CannotBuild, match="16 bits"):
        Recordings(tmp_path, "x", "")
    (tmp_path / "a.wav").write_bytes(wav_bytes(array("h", [1, 2]), RATE))
    (tmp_path / "nol.wav").write_bytes(wav_bytes(array("h", [1, 2]), 2 * RATE))
    with pytest.raises(CannotBuild, match="one rate"):
        build(Recordings(tmp_path, "x", ""), "id", tmp_path / "pack")
