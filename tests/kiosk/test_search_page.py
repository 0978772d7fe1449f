"""The search on its real page: by touch and by keyboard, with and without success, and what the hub hears of it."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.commands import CountUnmet, PauseAgency
from core.unmet import Topic, unmet
from core.words import Reason
from kiosk.app import Beside
from kiosk.flow.where import Flow, Screen
from kiosk.scanner import GAP_MS
from kiosk.spelling import nearness, spelled
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import TALL, WIDE, Rig
from tests.kiosk.test_aloud import Mouth
from tests.ui import scene
from tests.ui.hub import Hub


def search(rig: Rig, typed: str = "") -> None:
    """From the welcome page to a search for `typed`, by touch."""
    for key in ("start", "search"):
        rig.kiosk.pages.kiosk.chosen.emit(key)
    rig.settle()
    touch(rig, typed)


def touch(rig: Rig, typed: str) -> None:
    for sign in typed:
        scene.click(rig.window, "key-space" if sign == " " else f"key-{sign}")
    rig.settle()


def found(rig: Rig) -> list[str]:
    return [key for key in rig.kiosk.pages.offered if not key.startswith("key-")]


def counted(rig: Rig) -> list[Topic]:
    rig.bot.wait(30)
    return [c.body.topic for c in rig.hub.submitted if isinstance(c.body, CountUnmet)]


@pytest.mark.parametrize("size", [TALL, WIDE, (1024, 768)])
def test_a_few_letters_find_a_service(make_rig: MakeRig, size: tuple[int, int]) -> None:
    rig = make_rig(size=size)
    search(rig, "paj")
    assert "PAJ_" in rig.texts
    touch(rig, "ak")
    rig.touch("key-delete")
    assert "PAJA_" in rig.texts
    for _ in range(4):
        rig.touch("key-delete")
    touch(rig, "akte lahi")
    rig.touch("tile-C1")
    rig.touch("take")
    rig.wait_for("number")
    assert counted(rig) == []


def test_a_real_keyboard_types_too(rig: Rig) -> None:
    search(rig)
    for key in (Qt.Key.Key_K, Qt.Key.Key_B, Qt.Key.Key_Backspace, Qt.Key.Key_T, Qt.Key.Key_Space, Qt.Key.Key_H):
        rig.bot.wait(GAP_MS + 20)  # quicker, and it is a scanner
        QTest.keyClick(rig.window, key)
    rig.settle()
    assert "KT H_" in rig.texts
    assert found(rig) == ["A2"]


def test_keys_alone_can_type_and_choose(rig: Rig) -> None:
    search(rig)
    for wanted in ("key-s", "key-i", "key-m", "tile-S1"):
        for _ in range(60):
            if scene.focused(rig.window) == wanted:
                break
            QTest.keyClick(rig.window, Qt.Key.Key_Tab)
        else:
            pytest.fail(f"{wanted} is not reached by the tab key")
        QTest.keyClick(rig.window, Qt.Key.Key_Return)
        rig.settle()
    assert rig.kiosk.session.flow.service == "S1"


def test_what_is_closed_stands_there_and_cannot_be_chosen(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.do(PauseAgency("bankntt", Reason.SYSTEM_DOWN))
    rig = make_rig(hub)
    search(rig, "rekening")
    assert "Berhenti sementara" in rig.texts
    rig.touch("tile-B2")
    assert rig.kiosk.session.flow.screen is Screen.SEARCH


def test_more_than_fit_are_counted_and_more_letters_asked_for(rig: Rig) -> None:
    search(rig, "p")
    assert any(text.startswith("Masih ada ") for text in rig.texts)
    assert len(found(rig)) <= 6
    assert scene.overflows(rig.window) == []


def test_who_finds_nothing_is_met_kindly_and_can_call_somebody(rig: Rig) -> None:
    search(rig, "zzzz")
    assert "Belum ketemu" in rig.texts
    rig.touch("usher")
    rig.bot.waitUntil(lambda: bool(rig.hub.state.helps))
    rig.kiosk.pages.kiosk.wentHome.emit()
    assert counted(rig) == []


def test_what_the_mall_does_not_have_is_said_and_counted_once_a_visit(rig: Rig) -> None:
    search(rig, "skck")
    assert "SKCK: belum ada di mal ini" in rig.texts
    assert counted(rig) == []
    rig.touch("key-delete")
    assert counted(rig) == [Topic.POLICE_RECORD]
    touch(rig, "k")
    rig.touch("back")
    assert counted(rig) == [Topic.POLICE_RECORD]
    rig.touch("search")
    touch(rig, "halal")
    rig.touch("back")
    assert counted(rig) == [Topic.POLICE_RECORD, Topic.HALAL]
    assert rig.hub.state.day is not None
    assert rig.hub.state.day.unmet == {"police_record": 1, "halal": 1}


def test_the_next_visitor_counts_anew(rig: Rig) -> None:
    for _ in range(2):
        search(rig, "skck")
        rig.kiosk.pages.kiosk.wentHome.emit()
        rig.settle()
    assert counted(rig) == [Topic.POLICE_RECORD] * 2


def test_what_one_visitor_was_told_counts_for_the_next_as_well(rig: Rig) -> None:
    for _ in range(2):
        search(rig, "skck")
        rig.touch("back")
        rig.kiosk.pages.kiosk.wentHome.emit()
        rig.settle()
    assert counted(rig) == [Topic.POLICE_RECORD] * 2


def test_what_the_mall_has_is_not_counted_by_whoever_goes_away(rig: Rig) -> None:
    search(rig, "bansos")
    assert unmet(spelled("bansos"), nearness) is not None
    assert found(rig)
    rig.touch("back")
    assert counted(rig) == []


def test_who_types_on_meant_something_else(rig: Rig) -> None:
    search(rig, "kur")
    assert "Kredit usaha (KUR): belum ada di mal ini" in rig.texts
    touch(rig, "sus")
    rig.kiosk.pages.kiosk.wentHome.emit()
    assert counted(rig) == []


def test_what_is_typed_is_kept_nowhere(rig: Rig, caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    caplog.set_level(logging.DEBUG)
    search(rig, "budisantoso")
    rig.kiosk.pages.kiosk.wentHome.emit()
    rig.settle()
    assert rig.kiosk.session.flow == Flow()
    assert "budi" not in caplog.text.casefold()
    assert "budi" not in repr([*rig.hub.submitted, *rig.hub.reported, *rig.hub.log]).casefold()
    assert "budi" not in repr(Flow(Screen.SEARCH, typed="budi"))
    assert rig.kiosk.pages.search.property("typed") == ""


def test_who_listens_hears_each_key_and_what_it_finds(make_rig: MakeRig) -> None:
    mouth = Mouth()
    rig = make_rig(beside=Beside(voice=mouth))
    search(rig)
    rig.touch("bar-aloud")
    assert mouth.said[-1][0].startswith("Layanan apa yang Anda cari?")
    for sign in "paja":
        rig.touch(f"key-{sign}")
        assert mouth.said[-1][0] == sign
        rig.touch(f"key-{sign}")
    assert mouth.said[-1][0].startswith("paja. ")
    assert "kendaraan" in mouth.said[-1][0]
