"""The real screen on a hub in memory."""

import pytest
from PySide6.QtGui import QColor

from core.commands import CallNext, Recall, Shown, UndoCall
from display.app import Options
from display.calls import MINIMUM_MS
from display.layout import Layout
from display.legible import Room
from display.moment import Look
from tests.display.conftest import MakeRig
from tests.display.rig import Rig
from tests.ui import scene
from tests.ui.hub import Hub

ONE_ZONE = frozenset({"Z1"})


def test_a_call_is_painted_and_then_reported(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    assert "Belum ada panggilan" in rig.texts
    assert rig.shown == []
    rig.call(1)
    rig.look()
    assert (rig.text("call-0"), rig.text("counter-0")) == ("A001", "Loket 1")
    rig.bot.waitUntil(lambda: len(rig.shown) == 1)
    assert hub.reported == [Shown(hub.log[-1].lsn, 0)]
    assert rig.notebook.places == [(hub.log[-1].lsn, 0)]


def test_what_was_reported_is_not_reported_again(make_rig: MakeRig, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("display.report.REPORT_MS", 1)
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
    rig.display.session.stage.called.connect(lambda: called.append(rig.text("call-0")))
    rig.call(1)
    rig.look()
    hub.issue("A1")
    rig.look()
    hub.do(UndoCall(1))
    rig.look()
    assert called == ["A001"]


@pytest.mark.parametrize("others", [0, 6])
def test_a_recall_is_marked_by_sign_and_word(make_rig: MakeRig, hub: Hub, others: int) -> None:
    rig = make_rig(hub)
    rig.call(1)
    rig.look()
    assert not scene.has(rig.window, "again-0")
    hub.clock.ms += 70_000
    hub.do(Recall(1))
    for no in (2, 3, 7, 13, 20)[:others]:
        hub.do(CallNext(no))
    rig.look()
    assert rig.text("call-0") == "A001"
    assert scene.has(rig.window, "again-0")
    assert not scene.has(rig.window, "again-1")
    assert "Panggilan ulang" in rig.texts


def test_a_burst_is_on_the_screen_at_once_and_leaves_in_order(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    for no in (1, 2, 3, 7):
        rig.call(no)
    rig.look()
    assert [rig.text(f"call-{i}") for i in range(4)] == ["A001", "A002", "A003", "U001"]
    rig.bot.waitUntil(lambda: rig.shown[-1:] == [hub.log[-1].lsn])
    rig.look(MINIMUM_MS)
    assert rig.text("call-0") == "U001"
    assert [rig.text(f"earlier-{i}") for i in range(3)] == ["A003", "A002", "A001"]
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
    first.look(MINIMUM_MS)
    hub.poll()
    second = make_rig(hub)
    assert (second.text("call-0"), second.text("earlier-0")) == ("A002", "A001")
    assert background(second) != QColor("#FFB71B")


def test_a_display_of_other_zones_stays_calm(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub, options=Options(zones=frozenset({"Z3"}), size=(1920, 1080)))
    rig.call(1)
    rig.look()
    assert "Belum ada panggilan" in rig.texts


@pytest.mark.parametrize("layout", list(Layout))
def test_the_current_number_is_legible_from_ten_metres(make_rig: MakeRig, hub: Hub, layout: Layout) -> None:
    """On a 55 inch television, whose 158 pixels are 100 mm."""
    options = Options(zones=ONE_ZONE, size=(1920, 1080), look=Look(layout), room=Room(10, 55))
    rig = make_rig(hub, options=options)
    rig.call(1)
    rig.look()
    rig.look(after_ms=MINIMUM_MS)
    reach = rig.display.reach_m()
    assert reach is not None
    assert reach >= 10
    # What is reckoned is what is painted: capitals of Inter are 0.727 of its size.
    size = scene.find(rig.window, "call-0").property("font").pixelSize()
    assert reach * 15.8 == pytest.approx(size * 0.727, rel=0.02)
