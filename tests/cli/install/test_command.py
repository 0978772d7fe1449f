"""`besti install` writes what a machine needs, and changes nothing where it cannot."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from cli.settings import read
from tests.cli.install.image import files_in

UNITS = "etc/systemd/system"
SCREEN = {f"{UNITS}/besti-screen.service", "etc/besti/weston.ini", "etc/pam.d/besti-screen"}
WRITTEN = {
    "hub": {f"{UNITS}/besti-hub.service", "etc/besti/hub.toml"},
    "display": SCREEN | {f"{UNITS}/besti-display.service", "etc/besti/display.toml"},
    "kiosk": SCREEN
    | {f"{UNITS}/besti-kiosk.service", "etc/besti/kiosk.toml", "etc/udev/rules.d/70-besti-printer.rules"},
}


def install(image: Path, part: str, *words: str, user: str = "besti", lang: str = "en") -> Result:
    typed = ["--lang", lang, "install", part, "--user", user, "--root", str(image), *words]
    return CliRunner().invoke(main, typed, catch_exceptions=False)


@pytest.mark.parametrize("part", list(WRITTEN))
def test_it_writes_what_the_part_needs(image: Path, part: str) -> None:
    before = set(files_in(image))
    result = install(image, part)
    assert result.exit_code == 0, result.stderr
    assert set(files_in(image)) - before == WRITTEN[part]
    assert f"systemctl --root={image} enable besti-{part}.service" in result.stdout
    assert list(read(image / "etc" / "besti" / f"{part}.toml").commands()) == [part]


@pytest.mark.parametrize("part", list(WRITTEN))
def test_systemd_understands_the_units(image: Path, part: str) -> None:
    install(image, part)
    # In a folder of its own, verify reads nothing else of this machine's.
    for unit in (image / UNITS).iterdir():
        argv = ["systemd-analyze", "verify", "--recursive-errors=no", str(unit)]
        try:
            seen = subprocess.run(argv, capture_output=True, text=True, check=False, timeout=60)
        except FileNotFoundError:  # no systemd here: the lines are looked at below
            seen = subprocess.CompletedProcess(argv, 0, "", "")
        assert "ignoring" not in seen.stderr
        lines = unit.read_text().splitlines()
        assert {"Type=notify", "WatchdogSec=30", "Restart=always", "RestartSec=2"} <= set(lines)
        assert lines.index("StartLimitIntervalSec=0") < lines.index("[Service]")
        assert "$" not in unit.read_text()


def test_a_second_time_there_is_nothing_to_do(image: Path) -> None:
    install(image, "kiosk")
    before = files_in(image)
    result = install(image, "kiosk")
    assert result.exit_code == 0
    assert result.stdout.count("already so") == 5
    assert "kiosk.toml: left as it is" in result.stdout
    assert files_in(image) == before


def test_print_shows_every_file_and_writes_none(image: Path) -> None:
    before = files_in(image)
    result = install(image, "kiosk", "--print")
    assert files_in(image) == before
    assert all(f"### /{path}" in result.stdout for path in WRITTEN["kiosk"])
    assert "User=besti" in result.stdout


def test_a_settings_file_of_ones_own_is_used_and_left_alone(image: Path) -> None:
    own = image / "srv" / "box.toml"
    own.parent.mkdir()
    own.write_text('device = "x"\nfolder = "/data"\n[hub]\n[display]\n')
    result = install(image, "hub", "--settings", "/srv/box.toml", "--force")
    assert result.exit_code == 0, result.stderr
    assert "besti up /srv/box.toml" in (image / UNITS / "besti-hub.service").read_text()
    assert own.read_text().startswith('device = "x"')
    assert not (image / "etc" / "besti" / "hub.toml").exists()


@pytest.mark.parametrize(
    ("user", "code", "words"),
    [("siapa", 67, ("siapa tidak ada", "no user siapa")), ("root", 67, ("sebagai root", "not run as root"))],
)
def test_a_wrong_user_is_told_and_nothing_changes(image: Path, user: str, code: int, words: tuple[str, str]) -> None:
    before = files_in(image)
    for lang, word in zip(("id", "en"), words, strict=True):
        result = install(image, "display", user=user, lang=lang)
        assert result.exit_code == code
        assert word in result.stderr
    assert files_in(image) == before


def test_without_systemd_nothing_changes(image: Path) -> None:
    (image / "usr" / "lib" / "systemd" / "systemd").unlink()
    before = files_in(image)
    result = install(image, "hub")
    assert result.exit_code == 69
    assert "no systemd in the image" in result.stderr
    assert files_in(image) == before


def test_a_group_that_a_unit_names_must_exist(image: Path) -> None:
    (image / "etc" / "group").write_text("root:x:0:\nlp:x:7:\naudio:x:29:\n")
    before = files_in(image)
    result = install(image, "kiosk")
    assert result.exit_code == 69
    assert "dialout, video, input" in result.stderr
    assert files_in(image) == before


@pytest.mark.parametrize("text", ['device = "x"\nfolder = "/data"\n[display]\n', "device ="])
def test_settings_that_cannot_serve_are_told(image: Path, text: str) -> None:
    (image / "etc" / "besti").mkdir()
    (image / "etc" / "besti" / "hub.toml").write_text(text)
    before = files_in(image)
    result = install(image, "hub")
    assert result.exit_code == 78
    assert "hub.toml" in result.stderr
    assert files_in(image) == before
