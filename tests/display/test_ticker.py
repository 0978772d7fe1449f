"""The line at the bottom: slow enough to be read, or standing still."""

from PySide6.QtCore import QPointF

from display.app import Options
from display.moment import PAGE_MS, Look
from display.shift import MINUTES
from tests.display.conftest import MakeRig
from tests.display.rig import Rig
from tests.ui import scene
from tests.ui.hub import TEN, Hub

MOST_SIGNS_A_SECOND = 6


def left(rig: Rig) -> float:
    return float(scene.find(rig.window, "ticker").x())


def test_it_moves_by_less_than_six_characters_a_second(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    line = scene.find(rig.window, "ticker")
    sign = line.width() / len(str(line.property("text")))
    beat = line.parentItem().parentItem().property("beat")
    assert 0 < line.property("stride") * 1000 / beat / sign <= MOST_SIGNS_A_SECOND


def test_it_moves_and_begins_anew(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    before = left(rig)
    rig.bot.waitUntil(lambda: left(rig) < before)
    scene.find(rig.window, "ticker").setX(-scene.find(rig.window, "ticker").width() - 1)
    rig.bot.waitUntil(lambda: left(rig) > 0)


def test_static_it_does_not_move(make_rig: MakeRig, hub: Hub) -> None:
    hub.clock.ms -= hub.clock.ms % (12 * PAGE_MS)
    rig = make_rig(hub, options=Options(size=(1280, 720), look=Look(still=True)))
    assert not scene.has(rig.window, "ticker")
    assert any(text.startswith("Layanan ini bebas pungutan liar") for text in rig.texts)


def test_it_reaches_the_edges_wherever_the_picture_has_walked_to(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub, size=(960, 540))
    seen = set()
    for minute in range(9):
        hub.clock.ms = TEN + minute * MINUTES * 60_000
        rig.look()
        seen.add(scene.find(rig.window, "ticker").mapToScene(QPointF(0, 0)).y())
        picture = rig.window.grabWindow()
        assert {picture.pixelColor(x, y).name() for x in (0, 959) for y in (534, 539)} == {"#fff9ec"}
    assert len(seen) == 3
