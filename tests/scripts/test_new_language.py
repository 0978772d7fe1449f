"""A file for a translator has every text, is what Qt Linguist reads, and loses nothing when it is made again."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ui.words import Words

ROOT = Path(__file__).parent.parent.parent
LRELEASE = Path(sys.executable).with_name("pyside6-lrelease")


def new_language(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/new-language"), code, str(folder)]
    return subprocess.run(command, capture_output=True, text=True)


def finish(path: Path, key: str, text: str) -> None:
    """What a translator does in Linguist."""
    tree = ET.parse(path)
    translation = tree.find(f".//message[@id='{key}']/translation")
    assert translation is not None
    translation.text = text
    translation.attrib.clear()
    tree.write(path, encoding="unicode")


def messages(path: Path) -> dict[str, ET.Element]:
    return {message.get("id", ""): message for message in ET.parse(path).iter("message")}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = new_language("tet", tmp_path)
    assert made.returncode == 0, made.stderr
    return tmp_path / "besti_tet.ts"


def test_every_text_is_there_and_waits_for_its_translator(path: Path) -> None:
    words = Words.load()
    assert messages(path).keys() == words.keys()
    for key, message in messages(path).items():
        assert message.findtext("source") == words.text(key, "id")
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") == "unfinished"


def test_what_is_translated_is_said(path: Path) -> None:
    finish(path, "kiosk.welcome", "Bem-vindu")
    finish(path, "language.name", "Tetun")
    words = Words.load(path.parent)
    assert words.languages()[-1] == ("tet", "Tetun")
    assert words.say("kiosk.welcome", "tet") == "Bem-vindu"
    assert words.say("kiosk.prompt", "tet") == words.say("kiosk.prompt", "id")


def test_made_again_it_keeps_what_is_translated(path: Path) -> None:
    finish(path, "kiosk.welcome", "Bem-vindu")
    finish(path, "kiosk.next", "Tuir mai")
    text = path.read_text().replace('id="kiosk.take"', 'id="kiosk.taken_away"')
    path.write_text(text.replace("<source>Lainnya</source>", "<source>Berikutnya</source>"))
    again = new_language("tet", path.parent)
    assert again.returncode == 0, again.stderr
    assert messages(path)["kiosk.welcome"].findtext("translation") == "Bem-vindu"
    kinds = {key: message.find("translation") for key, message in messages(path).items()}
    attributes = {key: dict(kind.attrib) for key, kind in kinds.items() if kind is not None}
    assert attributes["kiosk.welcome"] == {}
    assert attributes["kiosk.next"] == attributes["kiosk.take"] == {"type": "unfinished"}
    assert attributes["kiosk.taken_away"] == {"type": "vanished"}


def test_the_tools_of_qt_read_it(path: Path) -> None:
    finish(path, "kiosk.welcome", "Bem-vindu")
    for file in (path, ROOT / "assets/translations/besti_mkn.ts"):
        made = path.with_suffix(".qm")
        result = subprocess.run([LRELEASE, "-idbased", file, "-qm", made], capture_output=True, text=True)
        assert result.returncode == 0, result.stderr
        assert result.stderr == ""
        assert made.stat().st_size > 0
        made.unlink()


@pytest.mark.parametrize("code", ["id", "en", "Kupang Malay", "../mkn", "-h"])
def test_what_is_no_further_language_is_refused(tmp_path: Path, code: str) -> None:
    result = new_language(code, tmp_path)
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "besti_tet.ts"
    path.write_text("<TS>")
    result = new_language("tet", tmp_path)
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    assert path.read_text() == "<TS>"
