"""`besti voice`: packs that one can make, check and hear."""

import wave
from array import array
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from display.voice.sound import rms, wav_bytes
from display.voice.vocabulary import vocabulary
from tests.display.voice.tones import RATE, Tones, tones
from tests.ui.sound import BROKEN, PLAYER, Heard, install


def besti(*words: object, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--lang", lang, "voice", *map(str, words)], catch_exceptions=False)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A device's folder with a voice in it."""
    folder = tmp_path_factory.mktemp("device")
    tones(folder / "voice" / "id")
    return folder


def samples(path: Path) -> "array[int]":
    with wave.open(str(path)) as wav:
        return array("h", wav.readframes(wav.getnframes()))


def test_a_voice_is_made_and_found_good(tmp_path: Path) -> None:
    with as_file(files("assets") / "sites" / "mpp-kupang.json") as site:
        made = besti("build", "--language", "en", "--site", site, "--out", tmp_path / "pack", lang="id")
        assert made.exit_code == 0
        assert made.output.startswith(f"Suara siap di {tmp_path / 'pack'}: 18")
        good = besti("check", tmp_path / "pack", "--site", site)
    assert (good.exit_code, "is complete" in good.output) == (0, True)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    pack = tones(tmp_path / "pack", without=frozenset({"lima"}))
    (pack.folder / "nol.wav").unlink()
    found = besti("check", pack.folder)
    assert found.exit_code == 1
    assert "lima.wav: is missing: “lima”\nnol.wav: it is not there\n" in found.output
    assert "2 faults" in found.output
    with as_file(files("assets") / "sites" / "mpp-kupang.json") as site:
        assert "agency-dukcapil.wav: belum ada: “Dukcapil”" in besti(
            "check", pack.folder, "--site", site, lang="id"
        ).output  # fmt: skip


def test_a_folder_without_a_voice(tmp_path: Path) -> None:
    found = besti("check", tmp_path)
    assert found.exit_code == 65
    assert "manifest.json" in found.output


def test_a_site_file_that_is_not_there(tmp_path: Path) -> None:
    assert besti("script", "--site", tmp_path / "none.json").exit_code == 66
    (tmp_path / "bad.json").write_text("{}")
    assert besti("script", "--site", tmp_path / "bad.json").exit_code == 1


def test_people_can_record_what_the_script_asks_for(tmp_path: Path) -> None:
    script = besti("script", lang="id").output.splitlines()
    wanted = {line.split("\t")[0] for line in script if "\t" in line and not line.startswith("*")}
    assert wanted == {line.file for line in vocabulary("id")}
    assert "to-counter.wav\tSilakan menuju loket," in script
    recorded = tmp_path / "recorded"
    recorded.mkdir()
    for line in vocabulary("id"):
        sound = Tones().sound(line)
        assert sound
        (recorded / line.file).write_bytes(wav_bytes(sound, RATE))
    more = ("--speaker", "Ibu Maria", "--licence", "CC0", "--out", tmp_path / "pack")
    assert besti("build", "--engine", "recordings", "--from", recorded, *more).exit_code == 0
    assert "Ibu Maria" in besti("check", tmp_path / "pack").output


def test_recordings_have_to_be_named(tmp_path: Path) -> None:
    assert besti("build", "--engine", "recordings", "--out", tmp_path / "x").exit_code == 64
    assert besti("build", "--engine", "recordings", "--from", tmp_path, "--speaker", "x",
                 "--out", tmp_path / "x").exit_code == 69  # fmt: skip


def test_a_call_into_a_file(folder: Path, tmp_path: Path) -> None:
    for name, more in (("plain", ()), ("recall", ("--recall",)), ("number", ("--mode", "number"))):
        said = besti("say", "b012", "--counter", 3, "--folder", folder, "--out", tmp_path / f"{name}.wav", *more)
        assert (said.exit_code, said.output) == (0, "")
    plain, recall, number = (samples(tmp_path / f"{name}.wav") for name in ("plain", "recall", "number"))
    assert rms(plain) > 500
    assert len(recall) > len(plain)
    assert number != plain


def test_a_call_through_the_loudspeaker(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "aplay", PLAYER.format(then=""))
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    said = besti("say", "B012", "--counter", 3, "--folder", folder, "--speaker", tmp_path / "heard.wav")
    assert said.exit_code == 0
    assert Heard(tmp_path / "heard.wav").energy > 500
    install(tmp_path, "aplay", BROKEN)
    broken = besti("say", "B012", "--counter", 3, "--folder", folder)
    assert (broken.exit_code, "No such device" in broken.output) == (69, True)


def test_without_a_player_one_is_told_what_to_install(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = besti("say", "B012", "--counter", 3, "--folder", folder)
    assert (said.exit_code, "alsa-utils" in said.output) == (69, True)


def test_what_the_voice_cannot_say_is_told(folder: Path, tmp_path: Path) -> None:
    said = besti("say", "B012", "--counter", 3, "--agency", "nowhere", "--folder", folder, "--out", tmp_path / "x.wav")
    assert said.exit_code == 0
    assert "agency-nowhere" in said.output


@pytest.mark.parametrize("label", ["B12", "12", "?"])
def test_what_is_no_number(folder: Path, label: str) -> None:
    said = besti("say", label, "--counter", 3, "--folder", folder, lang="id")
    assert (said.exit_code, label in said.output) == (64, True)


def test_where_the_disk_does_not_take_it(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = besti("say", "B012", "--counter", 3, "--folder", folder, "--out", tmp_path / "file" / "x.wav")
    assert said.exit_code == 73
    assert besti("build", "--out", tmp_path / "file" / "pack").exit_code == 73
