"""A font or a translation that is not there, or half there: the kiosk gives numbers all the same."""

import types
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QFontDatabase

from core.commands import Issue
from core.site import Site
from core.words import Language
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.ui import scene
from tests.ui.hub import Hub, sample
from ui import window
from ui.words import Words

KUPANG = "besti_mkn.ts"


def test_without_its_font_every_step_to_a_number_can_be_read(
    make_rig: MakeRig, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    QFontDatabase.removeAllApplicationFonts()
    monkeypatch.setattr(window, "fontpkg_inter", types.SimpleNamespace(ROOT=tmp_path))
    rig = make_rig()
    assert "the system's letters are used" in caplog.text
    faults = []
    for name in ("start", "agency", "tile-dukcapil", "tile-A1", "take"):
        faults += scene.overflows(rig.window)
        rig.touch(name)
    rig.wait_for("number")
    assert faults + scene.overflows(rig.window) == []
    assert "A001" in rig.texts


def three_languages() -> Site:
    site = sample()
    return msgspec.structs.replace(site, site=msgspec.structs.replace(site.site, languages=("id", "en", "mkn")))


def shipped() -> str:
    return (files("assets") / "translations" / KUPANG).read_text(encoding="utf-8")


def gone(folder: Path) -> None:
    """There is no file."""


def empty(folder: Path) -> None:
    (folder / KUPANG).write_text("", encoding="utf-8")


def half_a_file(folder: Path) -> None:
    text = shipped()
    (folder / KUPANG).write_text(text[: len(text) // 2], encoding="utf-8")


def some_texts(folder: Path, more: str = "") -> None:
    texts = (
        '<message id="language.name"><source>x</source><translation>Bahasa Kupang</translation></message>'
        '<message id="kiosk.welcome"><source>x</source><translation>Slamat datang, basodara!</translation></message>'
    )
    whole = (
        f'<?xml version="1.0" encoding="utf-8"?><TS version="2.1" language="mkn"><context>{texts}{more}</context></TS>'
    )
    (folder / KUPANG).write_text(whole, encoding="utf-8")


def unknown_text(folder: Path) -> None:
    some_texts(folder, '<message id="kiosk.nobody"><source>x</source><translation>Apa {n}</translation></message>')


def kiosk(make_rig: MakeRig, monkeypatch: pytest.MonkeyPatch, folder: Path, lay: Callable[[Path], None]) -> Rig:
    lay(folder)
    load = Words.load
    monkeypatch.setattr(Words, "load", lambda: load(folder))
    return make_rig(Hub(three_languages()))


def round_of_languages(rig: Rig) -> list[str]:
    """The languages that the button leads through, until the first comes again."""
    found = [rig.kiosk.session.language]
    while True:
        rig.touch("bar-language")
        if rig.kiosk.session.language in found:
            return found
        found.append(rig.kiosk.session.language)


@pytest.mark.parametrize("lay", [gone, empty, half_a_file])
def test_a_language_without_a_whole_file_is_not_offered(
    make_rig: MakeRig, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lay: Callable[[Path], None]
) -> None:
    rig = kiosk(make_rig, monkeypatch, tmp_path, lay)
    assert round_of_languages(rig) == ["id", "en"]
    rig.take()
    rig.wait_for("number")


@pytest.mark.parametrize("lay", [some_texts, unknown_text])
def test_what_a_file_lacks_is_said_in_indonesian(
    make_rig: MakeRig, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lay: Callable[[Path], None]
) -> None:
    rig = kiosk(make_rig, monkeypatch, tmp_path, lay)
    assert round_of_languages(rig) == ["id", "en", "mkn"]
    for _ in range(2):
        rig.touch("bar-language")
    assert "Slamat datang, basodara!" in rig.texts
    rig.touch("start")
    assert "Ada yang bisa kami bantu hari ini?" in rig.texts
    for name in ("agency", "tile-dukcapil", "tile-A1", "take"):
        rig.touch(name)
    rig.wait_for("number")
    issued = rig.hub.submitted[-1].body
    assert isinstance(issued, Issue)
    assert issued.language is Language.ID
