"""Hands everywhere: nothing that is touched, however fast, breaks the kiosk or makes two numbers of one intent."""

import gc
import random

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtTest import QTest

from core.commands import Issue
from core.events import TicketIssued
from kiosk.flow.where import Flow, Screen
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import TALL, WIDE, Rig
from tests.ui import scene

TOUCHES = 700
AT_ONCE = 20
SECOND = 500
FEW = 8


def somewhere(rig: Rig, dice: random.Random) -> QPoint:
    """Half of all touches hit a button, as even wild hands aim."""
    window = QRect(0, 0, rig.window.width(), rig.window.height())
    there = [b for b in scene.buttons(rig.window) if window.contains(scene.middle(b))]
    if there and dice.random() < 0.5:
        return scene.middle(dice.choice(there))
    return QPoint(dice.randrange(rig.window.width()), dice.randrange(rig.window.height()))


def touch(rig: Rig, dice: random.Random, device: QPointingDevice) -> None:
    if dice.random() < 0.8:
        QTest.mouseClick(rig.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, somewhere(rig, dice))
        return
    one, other = somewhere(rig, dice), somewhere(rig, dice)
    QTest.touchEvent(rig.window, device).press(0, one).press(1, other).commit()
    QTest.touchEvent(rig.window, device).release(0, one).release(1, other).commit()


@pytest.mark.parametrize(("seed", "size"), [(1, TALL), (2, WIDE), (3, TALL)])
def test_wild_hands_get_one_number_for_each_intent(make_rig: MakeRig, seed: int, size: tuple[int, int]) -> None:
    rig, dice = make_rig(size=size), random.Random(seed)
    device = QTest.createTouchDevice()
    shown: list[str] = []

    def note() -> None:
        issued = rig.kiosk.session.flow.issued
        if rig.kiosk.session.flow.screen is Screen.NUMBER and issued is not None:
            shown.append(issued.ticket)

    rig.kiosk.session.pageTurned.connect(note)
    for n in range(TOUCHES):
        touch(rig, dice, device)
        if n % AT_ONCE == 0:
            rig.bot.wait(2)
    rig.bot.waitUntil(lambda: rig.page != "issuing")
    asked = [command for command in rig.hub.submitted if isinstance(command.body, Issue)]
    issued = [event.body.ticket for event in rig.hub.log if isinstance(event.body, TicketIssued)]
    assert asked, "the hands never took a number: this test proves nothing"
    assert len({command.id for command in asked}) == len(asked) == len(issued)
    assert sorted(shown) == sorted(issued)
    assert len(issued) == len(set(issued))


def flows() -> int:
    """How many states of a visit this process holds."""
    gc.collect()
    return sum(isinstance(thing, Flow) for thing in gc.get_objects())


@pytest.mark.parametrize("seed", [4, 5])
def test_five_hundred_touches_in_a_second_leave_nothing_behind(
    make_rig: MakeRig, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """A second's worth, as fast as they can be made; then nobody is there, and the next visitor finds the welcome."""
    monkeypatch.setattr("kiosk.idle.WARNING_S", 1)
    rig, dice = make_rig(), random.Random(seed)
    device = QTest.createTouchDevice()
    parts, held = len(list(scene.items(rig.window.contentItem()))), flows()
    turned: list[Screen] = []
    session = rig.kiosk.session
    session.pageTurned.connect(lambda: turned.append(session.flow.screen))
    for _ in range(SECOND):
        touch(rig, dice, device)
    rig.bot.waitUntil(lambda: rig.page != "issuing", timeout=30_000)
    assert rig.window.isVisible()
    assert QGuiApplication.topLevelWindows().count(rig.window) == 1
    assert not {screen for screen in turned if screen.startswith("staff")}
    session.stir()
    session._idle._quiet.start(1)
    rig.bot.waitUntil(lambda: session.flow == Flow(), timeout=30_000)
    rig.settle()
    assert rig.page == "welcome"
    assert session.language == "id"
    rig.bot.waitUntil(lambda: len(list(scene.items(rig.window.contentItem()))) <= parts + FEW, timeout=30_000)
    assert flows() <= held + FEW
