"""The panels of the calls: made once, and a number stays where it is while others come."""

import shiboken6
from PySide6.QtQuick import QQuickItem

from core.commands import CallNext, Finish
from display.calls import CAPACITY, LEAST_MS, MINIMUM_MS
from tests.display.conftest import MakeRig
from tests.display.rig import Rig
from tests.ui import scene
from tests.ui.hub import Hub


def panels(rig: Rig) -> list[QQuickItem]:
    return [item for item in scene.find(rig.window, "stage").childItems() if item.property("please") is not None]


def addresses(rig: Rig) -> list[int]:
    return [shiboken6.getCppPointer(item)[0] for item in panels(rig)]


def places(rig: Rig) -> dict[str, tuple[float, float]]:
    """Where each number stands."""
    return {str(item.property("label")): (item.x(), item.y()) for item in panels(rig) if item.isVisible()}


def test_at_a_call_nothing_is_made(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    made = addresses(rig)
    assert len(made) == CAPACITY
    for no in (1, 2, 3, 7, 13, 20):
        hub.do(CallNext(no))
        rig.look(after_ms=200)
    assert len(places(rig)) == 6
    rig.look(after_ms=MINIMUM_MS)
    assert len(places(rig)) == 1
    assert addresses(rig) == made


def test_on_a_full_stage_a_call_takes_the_place_of_one_that_left(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    for _ in range(CAPACITY + 3):
        hub.issue("A1")
    for n in range(CAPACITY):
        no = (1, 2, 3)[n % 3]
        if n > 2:
            hub.do(Finish(no))
        hub.do(CallNext(no))
    rig.look()
    before = places(rig)
    assert len(before) == CAPACITY
    hub.do(Finish(3))
    newest = rig.call(3).label
    rig.look(after_ms=LEAST_MS)
    now = places(rig)
    (gone,) = before.keys() - now.keys()
    assert now.keys() - before.keys() == {newest}
    assert now == {newest if label == gone else label: place for label, place in before.items()}
