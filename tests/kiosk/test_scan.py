"""A scanner at a real window, and where its codes lead."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.booking_code import code_hash
from core.commands import MINUTE_MS, MakeBooking
from core.words import Language
from kiosk.flow.actions import OpenTicket
from kiosk.flow.where import Screen
from kiosk.look import Look
from printer.journal import JobState
from tests.kiosk.conftest import MakeRig
from tests.kiosk.counter import serve
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


def as_one_likes_it(rig: Rig) -> None:
    for key in ("text", "contrast", "low", "language"):
        rig.touch(f"bar-{key}")
    rig.kiosk.session._manner.change("aloud")
    assert rig.kiosk.session._manner.look == Look(150, contrast=True, low=True, aloud=True)


def leave_a_number(rig: Rig) -> None:
    rig.take()
    rig.wait_for("number")
    as_one_likes_it(rig)
    rig.paper.finish(JobState.PRINTED)
    rig.settle()
    assert rig.page == "number"


def leave_thanks(rig: Rig) -> None:
    rig.touch("face-4")
    assert rig.kiosk.session.flow.screen is Screen.THANKS
    as_one_likes_it(rig)


def leave_a_ticket(rig: Rig) -> None:
    scan(rig, URL + rig.hub.issue("B1"))
    as_one_likes_it(rig)


def leave_ratings_thanks(rig: Rig) -> None:
    rig.kiosk.session.act(OpenTicket(serve_one(rig.hub), trusted=True))
    for key in ("rate", "face-4", "enough"):
        rig.kiosk.pages.kiosk.chosen.emit(key)
    rig.bot.waitUntil(lambda: rig.kiosk.session.flow.screen is Screen.THANKS)
    as_one_likes_it(rig)


def serve_one(hub: Hub) -> str:
    ticket = hub.issue("A1")
    serve(hub, 1)
    return ticket


LEFT = [leave_a_number, leave_thanks, leave_a_ticket, leave_ratings_thanks]


@pytest.mark.parametrize("left", LEFT)
def test_whoever_scans_at_a_page_left_over_finds_the_kiosk_as_it_usually_is(
    make_rig: MakeRig, left: Callable[[Rig], None]
) -> None:
    rig = make_rig()
    left(rig)
    scan(rig, URL + rig.hub.issue("K1"))
    assert "K001" in rig.texts
    assert rig.kiosk.session._manner.look == Look()
    assert rig.kiosk.session.language == "id"


@pytest.mark.parametrize("left", LEFT)
def test_a_booking_at_a_page_left_over_finds_it_so_too(make_rig: MakeRig, left: Callable[[Rig], None]) -> None:
    rig = make_rig()
    left(rig)
    rig.hub.do(MakeBooking(rig.hub.id(), "A3", rig.hub.clock.ms + 5 * MINUTE_MS, code_hash("KPG7Q2")))
    rig.kiosk.session.look()
    scan(rig, "KPG7Q2")
    assert rig.kiosk.session.flow.screen is Screen.BOOKING
    assert rig.kiosk.session._manner.look == Look()


def test_the_paper_tells_in_which_language_the_next_visitor_reads(make_rig: MakeRig) -> None:
    rig = make_rig()
    leave_thanks(rig)
    scan(rig, URL + rig.hub.issue("K1", language=Language.EN))
    assert (rig.kiosk.session.language, rig.kiosk.session._manner.look) == ("en", Look())


def test_whoever_scans_the_number_just_taken_keeps_the_look(make_rig: MakeRig) -> None:
    rig = make_rig()
    leave_a_number(rig)
    liked = rig.kiosk.session._manner.look
    issued = rig.kiosk.session.flow.issued
    assert issued is not None
    scan(rig, URL + issued.ticket)
    assert rig.page == "ticket"
    assert (rig.kiosk.session._manner.look, rig.kiosk.session.language) == (liked, "en")


def test_whoever_scans_while_choosing_keeps_the_look(make_rig: MakeRig) -> None:
    rig = make_rig()
    rig.touch("start")
    as_one_likes_it(rig)
    liked = rig.kiosk.session._manner.look
    scan(rig, URL + rig.hub.issue("K1"))
    assert (rig.page, rig.kiosk.session._manner.look) == ("ticket", liked)


def test_nothing_is_heard_out_of_service(rig: Rig) -> None:
    rig.kiosk.session.out_of_service()
    scan(rig, "https://example.com/menu")
    assert "Kode ini tidak dikenal" not in rig.texts
