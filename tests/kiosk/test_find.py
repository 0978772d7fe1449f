"""Typing a number or a booking code, where there is no scanner."""

import pytest

from kiosk.flow.where import Screen
from tests.kiosk.conftest import MakeRig
from tests.kiosk.counter import serve
from tests.kiosk.rig import TALL, WIDE, Rig
from tests.ui import scene
from tests.ui.hub import Hub


def press(rig: Rig, text: str) -> None:
    for sign in text:
        rig.touch(f"key-{sign}")


@pytest.fixture
def hub() -> Hub:
    hub = Hub()
    hub.issue("A1")
    hub.issue("K1")
    return hub


@pytest.mark.parametrize("size", [TALL, WIDE, (1024, 768)])
@pytest.mark.parametrize("typed", ["K001", "K1", "K01"])
def test_a_number_is_found(make_rig: MakeRig, hub: Hub, size: tuple[int, int], typed: str) -> None:
    rig = make_rig(hub, size)
    rig.touch("start")
    rig.kiosk.pages.kiosk.chosen.emit("find")  # on a small screen it has to be scrolled to
    rig.settle()
    rig.touch("find_number")
    press(rig, typed)
    assert scene.find(rig.window, "typed").property("text") == typed
    rig.touch("ok")
    assert rig.page == "ticket"
    assert "K001" in rig.texts


def test_a_typed_number_tells_how_it_stands_and_changes_nothing(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    for name in ("start", "find", "find_number", "key-K", "key-1", "ok"):
        rig.touch(name)
    assert list(rig.kiosk.pages.offered) == ["leave"]
    assert "Untuk mengubah nomor ini, pindai kode QR di tiketnya." in rig.texts
    assert "BPJS Kesehatan" in rig.texts
    assert "Cek dan aktivasi kepesertaan JKN" not in rig.texts  # that is nobody else's business
    for key in ("add", "pause", "drop", "copy"):
        rig.kiosk.pages.kiosk.chosen.emit(key)
    assert hub.submitted == []


def test_a_typed_number_can_be_rated(make_rig: MakeRig, hub: Hub) -> None:
    serve(hub, 13)
    rig = make_rig(hub)
    for name in ("start", "find", "find_number", "key-K", "key-1", "ok"):
        rig.touch(name)
    rig.touch("rate")
    assert rig.kiosk.session.flow.screen is Screen.RATE


def test_a_number_that_is_not_there_is_said_and_can_be_mended(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    for name in ("start", "find", "find_number"):
        rig.touch(name)
    press(rig, "K009")
    rig.touch("ok")
    assert "Nomor ini tidak ditemukan hari ini. Silakan periksa lagi." in rig.texts
    rig.touch("key-delete")
    assert not scene.has(rig.window, "wrong")
    press(rig, "1")
    rig.touch("ok")
    assert rig.page == "ticket"


def test_half_a_number_cannot_be_sent(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    for name in ("start", "find", "find_number", "key-K", "ok"):
        rig.touch(name)
    assert (rig.page, "ok" in rig.kiosk.pages.offered) == ("pad", False)
    for typed in ("KKK", "1", "K12345"):
        for _ in range(6):
            rig.kiosk.pages.kiosk.chosen.emit("key-delete")
        press(rig, typed)
        assert "ok" not in rig.kiosk.pages.offered, typed


def test_only_letters_of_the_site_are_there(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    for name in ("start", "find", "find_number"):
        rig.touch(name)
    assert hub.catalog is not None
    assert {k.removeprefix("key-") for k in rig.kiosk.pages.offered} == {*hub.catalog.letters, *"0123456789", "delete"}
    rig.touch("back")
    rig.touch("find_booking")
    assert len(rig.kiosk.pages.offered) == 26 + 10 + 1
