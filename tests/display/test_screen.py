"""The real screen on a hub in memory."""

import pytest
from PySide6.QtGui import QColor

from core.commands import CloseDay, Shown, UndoCall
from display.app import Options
from tests.display.conftest import MakeRig
from tests.display.rig import Rig
from tests.ui import scene
from tests.ui.hub import DAY, Hub


def test_a_call_is_painted_and_then_reported(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    assert "Belum ada panggilan" in rig.texts
    assert rig.shown == []
    rig.call(1)
    rig.look()
    assert (rig.text("current"), rig.text("counter")) == ("A001", "Loket 1")
    rig.bot.waitUntil(lambda: len(rig.shown) == 1)
    assert hub.reported == [Shown(hub.log[-1].lsn, 0)]
    assert rig.notebook.places == [(hub.log[-1].lsn, 0)]


def test_what_was_reported_is_not_reported_again(make_rig: MakeRig, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("display.session.REPORT_MS", 1)
    rig = make_rig(hub)
    rig.call(1)
    rig.look()
    rig.bot.waitUntil(lambda: len(rig.shown) == 1)
    for _ in range(3):
        hub.issue("A1")
        rig.look()
    assert len(rig.shown) == 1


def test_only_a_new_call_is_called_out(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    called: list[str] = []
    rig.display.session.call.called.connect(lambda: called.append(rig.text("current")))
    rig.call(1)
    rig.look()
    hub.issue("A1")
    rig.look()
    hub.do(UndoCall(1))
    rig.look()
    assert called == ["A001"]


def test_a_burst_is_painted_in_order_and_reported_to_its_end(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    for no in (1, 2, 3, 7):
        rig.call(no)
    seen = []
    for _ in range(4):
        rig.look()
        seen.append(rig.text("current"))
        hub.clock.ms += 6_000
    assert seen == ["A001", "A002", "A003", "U001"]
    assert [rig.text(f"earlier-{i}") for i in range(3)] == ["A003", "A002", "A001"]
    rig.bot.waitUntil(lambda: rig.shown[-1:] == [hub.log[-1].lsn])
    assert rig.shown == sorted(set(rig.shown))


def test_a_new_call_flashes_and_an_old_one_does_not(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    dark = background(rig)
    rig.call(1)
    rig.look()
    assert background(rig) == QColor("#FFB71B")
    assert background(rig) != dark


def background(rig: Rig) -> QColor:
    """The colour of the panel of the current call, near its left edge."""
    return rig.window.grabWindow().pixelColor(60, 400)


def test_a_silent_hub_is_told_and_its_return_too(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    hub.clock.ms += 11_000
    rig.display.session.look()
    assert rig.text("stale").startswith("Sambungan terputus. Data terakhir pukul")
    rig.look(after_ms=1_000)
    assert not scene.has(rig.window, "stale")


def test_a_restarted_display_has_the_last_calls_and_calls_nobody_anew(make_rig: MakeRig, hub: Hub) -> None:
    first = make_rig(hub)
    first.call(1)
    first.look(1_000)
    first.call(2)
    first.look(6_000)
    hub.poll()
    second = make_rig(hub)
    assert (second.text("current"), second.text("earlier-0")) == ("A002", "A001")
    assert background(second) != QColor("#FFB71B")


def test_a_display_of_other_zones_stays_calm(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub, options=Options(zones=frozenset({"Z3"}), size=(1920, 1080)))
    rig.call(1)
    rig.look()
    assert "Belum ada panggilan" in rig.texts


def test_the_current_number_is_legible_from_ten_metres(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    rig.call(1)
    rig.look()
    size = scene.find(rig.window, "current").property("font").pixelSize()
    # Capitals of Inter are 0.73 of its size; 158 pixels are 100 mm on a 55 inch screen.
    assert size * 0.73 >= 158


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (3840, 2160)])
def test_no_text_is_cut_or_covered(make_rig: MakeRig, size: tuple[int, int]) -> None:
    hub = Hub()
    assert hub.catalog is not None
    hub.open(*hub.catalog.counters)
    for service in (
        "A1",
        "A2",
        "A3",
        "C1",
        "D1",
        "U1",
        "F1",
        "Z1",
        "B1",
        "K1",
        "J1",
        "T1",
        "W1",
        "E1",
        "S1",
        "R1",
        "L1",
    ):
        hub.issue(service)
    rig = make_rig(hub, options=Options(size=size, training=True))
    faults = {"empty": scene.overflows(rig.window)}
    for no in (1, 2, 7, 13, 20):
        rig.call(no)
        rig.look(7_000)
    faults["calls"] = scene.overflows(rig.window)
    hub.clock.ms += 20_000
    rig.display.session.look()
    rig.bot.wait(60)
    faults["stale"] = scene.overflows(rig.window)
    hub.do(CloseDay(DAY))
    rig.look()
    faults["closed"] = scene.overflows(rig.window)
    assert {page: found for page, found in faults.items() if found} == {}
