"""A settings file names the parts of a device; a bad one is told with its fault."""

import re
from pathlib import Path

import pytest

from cli.hub import hub
from cli.settings import BadSettings, read
from cli.up import ONE_BOX
from cli.windows import display


def written(folder: Path, text: str) -> Path:
    path = folder / "device.toml"
    path.write_text(text)
    return path


def test_the_parts_start_in_order_with_their_options(tmp_path: Path) -> None:
    path = written(tmp_path, 'device="box"\nfolder="data"\n[kiosk]\nlow_reach=true\nscale=1.5\n[hub]\nport=9000\n')
    folder = str(tmp_path / "data")
    assert read(path).commands() == {
        "hub": ["hub", "--folder", folder, "--port", "9000"],
        "kiosk": [
            *("kiosk", "--folder", folder, "--device", "box", "--hub", "http://127.0.0.1:9000"),
            *("--low-reach", "--scale", "1.5"),
        ],
    }


def test_a_part_may_have_a_device_and_a_hub_of_its_own(tmp_path: Path) -> None:
    path = written(
        tmp_path, 'device="box"\nfolder="/data"\n[display]\ndevice="tv"\nhub="http://10.0.0.2:1"\nzones=["a","b"]\n'
    )
    assert read(path).commands() == {
        "display": [
            *("display", "--folder", "/data", "--device", "tv", "--hub", "http://10.0.0.2:1"),
            *("--zones", "a", "--zones", "b"),
        ]
    }


def test_training_reaches_every_part(tmp_path: Path) -> None:
    path = written(tmp_path, 'device="box"\nfolder="/data"\ntraining=true\n[hub]\n[display]\n')
    assert all("--training" in words for words in read(path).commands().values())


def test_what_is_on_by_itself_can_be_turned_off(tmp_path: Path) -> None:
    text = 'device="tv"\nfolder="/data"\n[display]\nsay-agency={}\nsay-priority={}\nvolume-at=["07:00-09:00=60"]\n'
    off, on = (read(written(tmp_path, text.format(value, value))).commands()["display"] for value in ("false", "true"))
    assert off[-3:] == ["--no-say-agency", "--volume-at", "07:00-09:00=60"]
    assert on[-4:] == ["--say-agency", "--say-priority", "--volume-at", "07:00-09:00=60"]


def test_every_option_that_the_sample_files_name_exists(tmp_path: Path) -> None:
    """What stands there behind a # is meant to be taken in."""
    names = {option.strip("-") for each in display.params for option in (*each.opts, *each.secondary_opts)}
    for sample in (ONE_BOX, ONE_BOX.parent / "display-only.toml"):
        text = sample.read_text().partition("[display]")[2]
        used = set(re.findall(r"^#? ?([a-z-]+) = ", text, re.MULTILINE))
        assert used <= names
        assert {"volume-at", "quiet", "say-agency", "say-numbers", "voice", "apology"} <= used
        taken = re.sub(r"^# ([a-z-]+ = )", r"\1", text, flags=re.MULTILINE)
        path = written(tmp_path, 'device="tv"\nfolder="/data"\n[display]' + taken)
        assert read(path).commands()["display"]


def test_the_sample_file_is_good() -> None:
    assert list(read(ONE_BOX).commands()) == ["hub", "kiosk", "display", "summary"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("device=", "TOML"),
        ('device="box"\n[hub]\n', "folder"),
        ('device="box"\nfolder="/data"\n', "neither"),
        ('device="box"\nfolder="/data"\nkiosks=1\n', "kiosks"),
        ('device="box"\nfolder="/data"\n[hub]\nport={a=1}\n', "hub"),
    ],
)
def test_a_bad_file_is_told_with_its_fault(tmp_path: Path, text: str, word: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BadSettings) as bad:
        read(path)
    assert word in bad.value.words("en")
    assert str(path) in bad.value.words("id")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match=r"none\.toml: cannot be read"):
        read(tmp_path / "none.toml")


def test_kiosk_and_display_of_a_following_device_speak_to_the_hub_that_it_follows(tmp_path: Path) -> None:
    path = tmp_path / "device.toml"
    path.write_text('device = "d"\nfolder = "x"\n[follow]\nhub = "http://10.0.0.1:8930"\n[display]\n[kiosk]\n')
    commands = read(path).commands()
    assert list(commands) == ["follow", "kiosk", "display"]
    assert all(words[words.index("--hub") + 1] == "http://10.0.0.1:8930" for words in commands.values())


def test_a_device_is_not_hub_and_follower_at_once(tmp_path: Path) -> None:
    path = tmp_path / "device.toml"
    path.write_text('device = "d"\nfolder = "x"\n[hub]\nport = 1\n[follow]\nhub = "http://10.0.0.1:8930"\n')
    with pytest.raises(BadSettings, match="one or the other"):
        read(path)


@pytest.mark.parametrize("part", ["display", "kiosk"])
def test_a_machine_without_a_hub_follows_one_and_speaks_to_it(part: str) -> None:
    commands = read(ONE_BOX.parent / f"{part}-elsewhere.toml").commands()
    assert list(commands) == ["follow", part]
    assert all(words[words.index("--hub") + 1] == "mdns" for words in commands.values())


@pytest.mark.parametrize("sample", ["hub-only.toml", "one-box.toml"])
def test_every_option_of_the_hub_that_the_sample_files_name_exists(tmp_path: Path, sample: str) -> None:
    names = {option.strip("-") for each in hub.params for option in each.opts}
    text = (ONE_BOX.parent / sample).read_text().partition("[hub]")[2].partition("\n[")[0]
    used = set(re.findall(r"^#? ?([a-z-]+) = ", text, re.MULTILINE))
    assert {"port", "pages", "gate", "ups"} <= used <= names
    taken = re.sub(r"^# ([a-z-]+ = )", r"\1", text, flags=re.MULTILINE)
    words = read(written(tmp_path, 'device="tv"\nfolder="/data"\n[hub]' + taken)).commands()["hub"]
    assert words[words.index("--ups") + 1] == "ups"
