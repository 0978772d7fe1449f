"""No page is given up without a warning that can be answered, and whoever asks for more time has it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from kiosk.flow.where import Screen
from kiosk.idle import USUAL_S
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.kiosk.situations import SITUATIONS
from tests.kiosk.situations_staff import STAFF
from tests.kiosk.test_rating import finished, served
from tests.ui import scene

ENOUGH_MS = 20_000
"""So long a warning stands at least, for somebody who reads slowly: WCAG 2.2.1."""
NUMBER_MS = 30_000
NOTHING_TO_LOSE = frozenset({Screen.WELCOME, Screen.THANKS})


def led(make_rig: MakeRig, name: str) -> Rig:
    rig = make_rig()
    SITUATIONS[name](rig)
    if name in STAFF:
        rig.kiosk.session.stir()  # they were led there past the flow
    rig.settle()
    return rig


def nobody_touches(rig: Rig) -> None:
    """As if the time of the page were over, from the timer itself."""
    assert rig.kiosk.session._idle._quiet.isActive()
    rig.kiosk.session._idle._quiet.start(1)


def warned(rig: Rig) -> None:
    if not scene.has(rig.window, "more"):
        nobody_touches(rig)
    rig.bot.waitUntil(lambda: scene.has(rig.window, "more"))
    rig.settle()


@pytest.mark.parametrize("name", [name for name in SITUATIONS if name != "out of service"])
def test_every_page_warns_and_gives_more_time(make_rig: MakeRig, name: str) -> None:
    rig = led(make_rig, name)
    session = rig.kiosk.session
    before, idle = session.flow, session._idle
    if before.screen in NOTHING_TO_LOSE:
        return
    if before.screen is Screen.ISSUING:
        assert not idle._quiet.isActive()
        return
    assert "more" not in rig.kiosk.pages.offered or idle._quiet.interval() >= ENOUGH_MS
    warned(rig)
    assert idle._seconds * 1_000 >= ENOUGH_MS - 1_000
    rig.touch("more")
    assert not scene.has(rig.window, "more")
    assert session.flow == before
    assert idle._quiet.isActive()
    assert idle._quiet.interval() >= ENOUGH_MS


@pytest.mark.parametrize("name", ["one errand", "number", "ticket", "staff"])
def test_a_touch_beside_the_button_is_an_answer_too_and_chooses_nothing(make_rig: MakeRig, name: str) -> None:
    rig = led(make_rig, name)
    before = rig.kiosk.session.flow
    warned(rig)
    below = scene.middle(scene.find(rig.window, "bar-usher"))
    for at in (QPoint(4, 4), below):
        warned(rig)
        QTest.mouseClick(rig.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        rig.settle()
        assert not scene.has(rig.window, "more")
    assert rig.kiosk.session.flow == before
    assert rig.hub.state.helps == {}


KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_F1)


@pytest.mark.parametrize("key", KEYS)
def test_keys_answer_it_and_do_nothing_else(make_rig: MakeRig, key: Qt.Key) -> None:
    rig = led(make_rig, "no paper")
    scene.find(rig.window, "take").forceActiveFocus(scene.BY_KEY)
    before = rig.kiosk.session.flow
    warned(rig)
    QTest.keyClick(rig.window, key)
    rig.settle()
    assert not scene.has(rig.window, "more")
    assert rig.kiosk.session.flow == before
    assert rig.hub.submitted == []


def test_a_finger_on_a_touchscreen_answers_it_and_takes_no_number(make_rig: MakeRig) -> None:
    """The button for more time stands where another one is once the warning is gone."""
    rig = led(make_rig, "no paper")
    warned(rig)
    device, at = QTest.createTouchDevice(), scene.middle(scene.find(rig.window, "more"))
    QTest.touchEvent(rig.window, device).press(0, at).commit()
    QTest.touchEvent(rig.window, device).release(0, at).commit()
    rig.settle()
    assert rig.kiosk.session.flow.screen is Screen.BLOCKED
    assert rig.hub.submitted == []


def test_the_second_half_of_a_double_tap_on_it_takes_no_number(
    make_rig: MakeRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig = led(make_rig, "no paper")
    warned(rig)
    monkeypatch.setattr("kiosk.session.TAP_MS", 60_000)
    rig.kiosk.session._turned.invalidate()
    at = scene.middle(scene.find(rig.window, "take"))
    for _ in range(2):
        QTest.mouseClick(rig.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    rig.settle()
    assert rig.kiosk.session.flow.screen is Screen.BLOCKED
    assert rig.hub.submitted == []


def test_an_assistive_device_presses_it(make_rig: MakeRig) -> None:
    rig = led(make_rig, "one errand")
    warned(rig)
    heard = QAccessible.queryAccessibleInterface(scene.find(rig.window, "more"))
    assert heard is not None
    heard.actionInterface().doAction("Press")
    rig.settle()
    assert not scene.has(rig.window, "more")
    assert rig.kiosk.session._idle._quiet.isActive()


def test_a_code_scanned_during_it_is_whole(make_rig: MakeRig) -> None:
    rig = led(make_rig, "one errand")
    mine = rig.hub.issue("K1")
    warned(rig)
    for letter in f"http://antre.example/kpg/t/{mine}":
        QTest.keyClick(rig.window, ord(letter))
    QTest.keyClick(rig.window, Qt.Key.Key_Return)
    rig.settle()
    assert (rig.page, rig.kiosk.session.flow.ticket) == ("ticket", mine)


def test_whoever_does_not_answer_has_left(make_rig: MakeRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.idle.WARNING_S", 2)
    rig = led(make_rig, "one errand")
    told: list[object] = []
    rig.kiosk.session._idle.left.connect(told.append)
    rig.kiosk.session._idle.over.connect(lambda: told.append("over"))
    nobody_touches(rig)
    rig.bot.waitUntil(lambda: "over" in told, timeout=30_000)
    rig.settle()
    assert told[0] == 2
    assert [x for x in told if x is not None] == [2, 1, "over"]
    assert rig.kiosk.session.flow.screen is Screen.WELCOME


def test_a_number_stays_for_half_a_minute(make_rig: MakeRig) -> None:
    assert led(make_rig, "number").kiosk.session._idle._quiet.interval() >= NUMBER_MS


def test_thanks_that_ask_for_another_errand_are_not_over_in_a_hurry(make_rig: MakeRig) -> None:
    rig, _ = served(make_rig, "A1", "K1")
    rig.touch("face-4")
    rig.touch("enough")
    finished(rig)
    assert "more" in rig.kiosk.pages.offered
    assert rig.kiosk.session._idle._quiet.interval() == USUAL_S * 1_000
    nobody_touches(rig)
    rig.bot.waitUntil(lambda: bool(rig.kiosk.pages.bar.property("warning")))
    assert rig.kiosk.session.flow.screen is Screen.THANKS


def test_nothing_is_counted_out_of_service(make_rig: MakeRig) -> None:
    rig = led(make_rig, "out of service")
    QTest.mouseClick(rig.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 900))
    assert not rig.kiosk.session._idle._quiet.isActive()
