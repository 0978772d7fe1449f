"""`besti kiosk-pin` asks twice and keeps what it had where the new PIN is no good."""

from pathlib import Path

from click.testing import CliRunner, Result

from cli.main import main
from store.pin_file import PinFile


def typed(folder: Path, *lines: str, lang: str = "id") -> Result:
    words = ["--lang", lang, "kiosk-pin", "--folder", str(folder)]
    return CliRunner().invoke(main, words, input="".join(f"{line}\n" for line in lines))


def test_a_pin_is_set_and_never_shown(tmp_path: Path) -> None:
    result = typed(tmp_path / "new", "24681", "24681")
    assert (result.exit_code, "24681" in result.output) == (0, False)
    assert PinFile(tmp_path / "new").matches("24681")


def test_a_bad_one_is_refused_in_both_languages(tmp_path: Path) -> None:
    PinFile(tmp_path).set("24681")
    for lang, words in (("id", "4 sampai 12 angka"), ("en", "4 to 12 digits")):
        result = typed(tmp_path, "12", "12", lang=lang)
        assert result.exit_code == 65
        assert words in result.stderr
    assert PinFile(tmp_path).matches("24681")


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert typed(tmp_path / "file", "24681", "24681").exit_code == 77
