"""A scanner at a real window, and where its codes lead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.words import Language
from kiosk.flow.where import Screen
from kiosk.look import Look
from printer.journal import JobState
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.ui.hub import Hub

URL = "http://antre.example/kpg/t/"


def scan(rig: Rig, text: str) -> None:
    """As a scanner types it: key after key, and Enter."""
    for letter in text:
        QTest.keyClick(rig.window, ord(letter))
    QTest.keyClick(rig.window, Qt.Key.Key_Return)
    rig.settle()


@pytest.mark.parametrize("ways", [(), ("start",), ("start", "agency"), ("start", "tile-A1"), ("start", "find")])
def test_a_ticket_is_heard_on_every_page(make_rig: MakeRig, ways: tuple[str, ...]) -> None:
    hub = Hub()
    ticket = hub.issue("K1")
    rig = make_rig(hub)
    for way in ways:
        rig.touch(way)
    scan(rig, URL + ticket)
    assert rig.page == "ticket"
    assert "K001" in rig.texts
    assert rig.kiosk.session.flow.trusted


@pytest.mark.parametrize("text", ["8991234567890", "https://example.com/menu", "http://antre.example/kpg/t/short"])
def test_what_is_not_ours_changes_nothing_but_a_notice(rig: Rig, text: str) -> None:
    rig.touch("start")
    before = rig.kiosk.session.flow
    scan(rig, text)
    assert "Kode ini tidak dikenal" in rig.texts
    assert rig.kiosk.session.flow == before
    assert rig.hub.submitted == []


def test_the_notice_passes(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.kiosk.pages.notice._passing.setInterval(60)
    scan(rig, "https://example.com/menu")
    rig.bot.waitUntil(lambda: "Kode ini tidak dikenal" not in rig.texts)
    assert "Mal Pelayanan Publik Kota Kupang" in rig.texts


def test_a_fresh_number_stays_until_its_paper_is_out(make_rig: MakeRig) -> None:
    hub = Hub()
    other = hub.issue("K1")
    rig = make_rig(hub)
    rig.take()
    rig.wait_for("number")
    scan(rig, URL + other)
    assert rig.page == "number"
    rig.paper.finish(JobState.PRINTED)
    rig.settle()
    scan(rig, URL + other)
    assert rig.page == "ticket"


def test_one_visitors_ticket_does_not_lead_back_to_anothers(make_rig: MakeRig) -> None:
    hub = Hub()
    one, other = hub.issue("K1"), hub.issue("A1", language=Language.EN)
    rig = make_rig(hub)
    scan(rig, URL + one)
    scan(rig, URL + other)
    assert "A001" in rig.texts
    rig.touch("back")
    assert rig.kiosk.session.flow.screen is Screen.WELCOME


def test_whoever_scans_at_the_door_finds_the_kiosk_as_it_usually_is(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("K1")
    rig = make_rig(hub)
    rig.touch("start")
    for key in ("text", "contrast", "language"):
        rig.touch(f"bar-{key}")
    rig.touch("back")
    assert rig.kiosk.session.flow.screen is Screen.WELCOME
    scan(rig, URL + ticket)
    assert rig.page == "ticket"
    assert rig.kiosk.session._manner.look == Look()
    assert rig.kiosk.session.language == "id"


def test_whoever_wants_large_letters_at_the_door_and_then_scans_keeps_them(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("K1")
    rig = make_rig(hub)
    rig.touch("bar-text")
    scan(rig, URL + ticket)
    assert rig.kiosk.session._manner.look == Look(text_percent=150)


def test_nothing_is_heard_out_of_service(rig: Rig) -> None:
    rig.kiosk.session.out_of_service()
    scan(rig, "https://example.com/menu")
    assert "Kode ini tidak dikenal" not in rig.texts
