"""A new call flashes once a second for four seconds, in colour, frame and motion; nothing flashes faster."""

import time

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from core.commands import CallNext
from display.calls import FLASH_MS
from tests.display.conftest import MakeRig
from tests.display.rig import Rig
from tests.ui import scene
from tests.ui.hub import Hub

AMBER = QColor("#FFB71B")
MOST_A_SECOND = 3


def flash(rig: Rig) -> QObject:
    found = rig.window.findChild(QObject, "flash")
    assert found is not None
    return found


def lit(rig: Rig) -> bool:
    """The colour of the only call's panel, within its frame."""
    box = scene.find(rig.window, "stage")
    at = box.mapToScene(box.boundingRect().topLeft()).toPoint()
    return rig.window.grabWindow().pixelColor(at.x() + 60, at.y() + round(box.height() / 2)) == AMBER


def test_the_animation_is_one_a_second_for_four_seconds(make_rig: MakeRig, hub: Hub) -> None:
    animation = flash(make_rig(hub))
    pauses = [a.property("duration") for a in animation.children() if a.inherits("QQuickPauseAnimation")]
    assert pauses == [500, 500]
    assert animation.property("loops") * sum(pauses) == FLASH_MS


def test_frames_show_four_flashes_and_then_calm(make_rig: MakeRig, hub: Hub, qtbot: QtBot) -> None:
    rig = make_rig(hub, size=(640, 360))
    hub.do(CallNext(1))
    rig.display.session.look()
    seen: list[tuple[float, bool]] = []
    begin = time.monotonic()
    while time.monotonic() - begin < FLASH_MS / 1000 + 0.6:
        seen.append((time.monotonic() - begin, lit(rig)))
        qtbot.wait(25)
    ons = [at for (_, before), (at, now) in zip([(0.0, False), *seen], seen, strict=False) if now and not before]
    assert len(ons) == 4
    for at in ons:
        assert sum(at <= other < at + 1 for other in ons) <= MOST_A_SECOND
    assert not seen[-1][1]


def test_a_burst_never_flashes_faster(make_rig: MakeRig, hub: Hub, qtbot: QtBot) -> None:
    rig = make_rig(hub, size=(640, 360))
    changes: list[float] = []
    stage = scene.find(rig.window, "stage")
    stage.litChanged.connect(  # type: ignore[attr-defined]
        lambda: changes.append(time.monotonic()) if stage.property("lit") else None
    )
    for no in (1, 2, 3, 7, 13, 20):
        hub.do(CallNext(no))
        hub.clock.ms += 300
        rig.sign_of_life()
        rig.display.session.look()
        qtbot.wait(300)
    qtbot.wait(700)
    assert changes
    for at in changes:
        assert sum(at <= other < at + 1 for other in changes) <= MOST_A_SECOND


def test_what_is_new_has_a_frame_and_a_moving_sign(make_rig: MakeRig, hub: Hub, qtbot: QtBot) -> None:
    rig = make_rig(hub)
    hub.do(CallNext(1))
    rig.look()
    panel = scene.find(rig.window, "call-0").parentItem()
    assert panel is not None
    assert panel.property("fresh")
    frame = rig.window.grabWindow().pixelColor(edge(panel))
    assert frame == AMBER
    flash(rig).setProperty("running", False)
    rig.look(after_ms=FLASH_MS + 1_000)
    assert not panel.property("fresh")
    assert rig.window.grabWindow().pixelColor(edge(panel)) != AMBER


def edge(panel: QQuickItem) -> QPoint:
    """A place in the frame of `panel`, at the middle of its left side."""
    return panel.mapToScene(QPointF(4, panel.height() / 2)).toPoint()
