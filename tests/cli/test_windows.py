"""`besti kiosk` and `besti display` tell what keeps them from starting, in words and with an exit code."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from core.decide import decide
from core.fold import fold
from store.open import open_writer
from store.own_file import open_display, open_kiosk
from store.writer import SiteWriter
from tests.cli.shell import NOWHERE
from tests.core.sample import PATH

ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


def started(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """The program as a process of its own, which must end by itself."""
    argv = [sys.executable, "-m", "besti", "--lang", "en", *words, "--folder", str(folder), "--window", "540x960"]
    return subprocess.run(argv, capture_output=True, text=True, timeout=60, check=False, env=ENVIRONMENT)


@pytest.mark.parametrize(("program", "open_own"), [("kiosk", open_kiosk), ("display", open_display)])
def test_a_second_one_on_the_same_files_is_refused(tmp_path: Path, program: str, open_own: object) -> None:
    assert callable(open_own)
    with closing(open_own(tmp_path / f"{program}.db")):
        result = started(tmp_path, program)
    assert result.returncode == 75
    assert "already" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("program", ["kiosk", "display"])
def test_a_store_of_a_newer_besti_is_left_alone(tmp_path: Path, program: str) -> None:
    with closing(SiteWriter.open(tmp_path, decide=decide, fold=fold)) as writer:
        path = writer.path
    with closing(open_writer(path)) as connection:
        connection.exec_driver_sql("PRAGMA user_version=999")
    result = started(tmp_path, program)
    assert result.returncode == 78
    assert "newer Besti" in result.stderr


@pytest.mark.parametrize("program", ["kiosk", "display"])
def test_the_size_of_a_window_is_checked(tmp_path: Path, program: str) -> None:
    result = CliRunner().invoke(main, ["--lang", "id", program, "--folder", str(tmp_path), "--window", "besar"])
    assert result.exit_code == 2
    assert "1080x1920" in result.stderr


def display(folder: Path, *words: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--lang", lang, "display", "--folder", str(folder), *words])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--zone", "Z9"), "The site file has no zone Z9. There are: Z1, Z2, Z3, Z4."),
        (("--layout", "zone"), "The layout zone needs one --zone."),
        (("--layout", "grid"), "'grid' is not one of"),
        (("--night", "late"), "18:00-07:00"),
        (("--quiet", "noon"), "noon is not a time like"),
        (("--ticker", "fast"), "'fast' is not one of"),
    ],
)
def test_a_display_with_a_wrong_option_says_what_is_right(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    CliRunner().invoke(main, ["site", "load", str(PATH), "--folder", str(tmp_path), "--hub", NOWHERE])
    result = display(tmp_path, *words)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


def test_it_says_so_in_indonesian_too(tmp_path: Path) -> None:
    CliRunner().invoke(main, ["site", "load", str(PATH), "--folder", str(tmp_path), "--hub", NOWHERE])
    assert "Zona Z9 tidak ada di data situs." in display(tmp_path, "--zone", "Z9", lang="id").stderr


def test_an_unknown_monitor_is_told_with_those_that_are_there(tmp_path: Path) -> None:
    argv = [sys.executable, "-m", "besti", "--lang", "en", "display", "--folder", str(tmp_path), "--screen", "HDMI-9"]
    result = subprocess.run(argv, capture_output=True, text=True, timeout=60, check=False, env=ENVIRONMENT)
    assert result.returncode == 2
    assert "The monitor HDMI-9 was not found." in result.stderr
