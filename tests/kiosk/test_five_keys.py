"""Up, down, select, back, help: with these alone to a number, from every way in, and away from every page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.flow import can_go_back
from kiosk.flow.where import Screen
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.kiosk.situations import SITUATIONS
from tests.ui import scene

ENOUGH = 90
DEAD = ("preparing", "out of service")


def down_to(rig: Rig, name: str) -> None:
    """Down until the focus is on `name`, where it can be seen."""
    for _ in range(ENOUGH):
        QTest.keyClick(rig.window, Qt.Key.Key_Down)
        if scene.focused(rig.window) == name:
            assert scene.find(rig.window, name).property("visualFocus")
            return
    pytest.fail(f"{name} is not reached by the key down")


def select(rig: Rig, *names: str) -> None:
    for name in names:
        down_to(rig, name)
        QTest.keyClick(rig.window, Qt.Key.Key_Select)
        rig.settle()


@pytest.mark.parametrize(
    "ways",
    [
        ("start", "tile-A1", "take"),
        ("start", "agency", "tile-dukcapil", "tile-A1", "take"),
        ("start", "journeys", "tile-bayi", "take"),
        ("start", "search", "key-s", "key-i", "key-m", "tile-S1", "take"),
        ("start", "tile-A1", "needs", "priority", "ready", "take"),
    ],
    ids=lambda ways: ways[1],
)
def test_every_way_in_leads_to_a_number(make_rig: MakeRig, ways: tuple[str, ...]) -> None:
    rig = make_rig()
    select(rig, *ways)
    rig.wait_for("number")
    rig.paper.finish()
    rig.settle()
    select(rig, "done")
    assert rig.kiosk.session.flow.screen is Screen.WELCOME


def test_a_number_is_typed_and_rated(make_rig: MakeRig) -> None:
    rig = make_rig()
    rig.hub.issue("A1")
    rig.kiosk.session.look()
    select(rig, "start", "find", "find_number", "key-A", "key-1", "ok")
    assert rig.page == "ticket"


@pytest.mark.parametrize("name", [name for name in SITUATIONS if name not in DEAD])
def test_back_leaves_every_page_that_has_one_before_it(make_rig: MakeRig, name: str) -> None:
    rig = make_rig()
    SITUATIONS[name](rig)
    rig.settle()
    if scene.has(rig.window, "more"):
        QTest.keyClick(rig.window, Qt.Key.Key_Down)
        rig.settle()
    session = rig.kiosk.session
    before, page = session.flow, rig.page
    QTest.keyClick(rig.window, Qt.Key.Key_Escape)
    rig.settle()
    if can_go_back(before):
        assert session.flow != before
        return
    assert session.flow == before
    ways = {button.objectName() for button in scene.buttons(rig.window) if button.isEnabled()}
    assert page in ("menu", "issuing") or {"start", "done", "leave"} & ways
