"""Words that nobody should type, and folders that cannot hold a store: a message and an exit code, never a traceback.

The shell of these tests raises whatever a command does not turn into a message.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from tests.cli.shell import shell
from tests.core.sample import PATH

READING = (["status"], ["log"], ["why", "A001", "A002"], ["issue", "A1"])


@pytest.fixture(params=["a plain file", "below a plain file", "a loop of links", "a name too long"])
def impossible(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    plain = tmp_path / "plain"
    plain.write_text("x")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    return {
        "a plain file": plain,
        "below a plain file": plain / "below",
        "a loop of links": loop,
        "a name too long": tmp_path / ("x" * 300),
    }[request.param]


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_a_folder_that_cannot_be_one(impossible: Path, words: list[str]) -> None:
    result = shell(impossible)(*words)
    assert (result.exit_code, result.stderr.startswith(f"{impossible}")) == (66, True)
    assert "cannot be opened" in result.stderr


def test_the_doctor_names_a_folder_that_cannot_be_one(impossible: Path) -> None:
    result = shell(impossible)("doctor")
    assert (result.exit_code, "cannot be opened" in result.stdout) == (1, True)


@pytest.mark.parametrize("option", ["--after", "--limit"])
@pytest.mark.parametrize("number", ["-5", str(2**63), "1e3"])
def test_a_place_that_no_log_has(tmp_path: Path, option: str, number: str) -> None:
    besti = shell(tmp_path / "store")
    assert besti("site", "load", str(PATH)).exit_code == 0
    result = besti("log", option, number)
    assert (result.exit_code, option in result.stderr) == (2, True)


@pytest.mark.parametrize("words", [["issue", "A\udc80"], ["why", "\udc80", "A1"], ["cancel", "\ud800"]])
def test_words_that_are_no_text(tmp_path: Path, words: list[str]) -> None:
    result = shell(tmp_path / "store")(*words)
    assert (result.exit_code, "UTF-8" in result.output) == (2, True)


def test_a_folder_with_spaces_and_other_letters(tmp_path: Path) -> None:
    typed = shell(tmp_path / "ruang tunggu é ? # %41")
    assert typed("site", "load", str(PATH)).exit_code == 0
    assert typed("status").exit_code == 0
    assert (tmp_path / "ruang tunggu é ? # %41" / "site.db").is_file()


@pytest.mark.parametrize("option", ["--minutes", "--speed"])
@pytest.mark.parametrize("number", ["nan", "inf", "0", "-1"])
def test_a_demo_of_no_length(tmp_path: Path, option: str, number: str) -> None:
    result = CliRunner().invoke(main, ["demo", "--out", str(tmp_path / "out"), option, number], catch_exceptions=False)
    assert (result.exit_code, option in result.stderr) == (2, True)
    assert not (tmp_path / "out").exists()
