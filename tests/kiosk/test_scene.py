"""Every page in both languages and both orientations: nothing is cut, everything has a name, keys are enough."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from core.commands import PauseAgency
from core.refusal import Refusal
from core.words import Reason
from printer.journal import JobState
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import TALL, WIDE, Rig
from tests.ui import scene
from tests.ui.hub import TEN, Hub


def pages(rig: Rig) -> Iterator[str]:
    """Leads through every page; names each."""
    hub = rig.hub
    yield "welcome"
    rig.touch("start")
    yield "agencies 1"
    rig.touch("next")
    yield "agencies 2"
    rig.touch("next")
    yield "agencies 3"
    rig.kiosk.pages.kiosk.turned.emit(0)
    rig.settle()
    rig.touch("tile-dukcapil")
    yield "services"
    rig.touch("tile-C1")
    yield "many documents"
    rig.touch("take")
    rig.wait_for("number")
    yield "number"
    rig.paper.finish(JobState.EXPIRED)
    rig.settle()
    yield "number without paper"
    rig.kiosk.session.stir()
    for name, trouble in (("refused", "refusal"), ("unreachable", "away"), ("lane", "lane")):
        rig.kiosk.pages.kiosk.wentHome.emit()
        rig.settle()
        setattr(hub, trouble, {"refusal": Refusal("quota", {}, TEN + 80_000_000), "lane": "A1001"}.get(trouble, True))
        yield from taken(rig, name)
        setattr(hub, trouble, None)


def taken(rig: Rig, name: str) -> Iterator[str]:
    if rig.english:
        rig.touch("language")
    rig.take()
    rig.bot.waitUntil(lambda: rig.page != "issuing")
    rig.settle()
    yield name


def visit(make_rig: MakeRig, size: tuple[int, int], english: bool) -> Rig:
    hub = Hub()
    hub.do(PauseAgency("bankntt", Reason.SYSTEM_DOWN))
    rig = make_rig(hub, size)
    rig.english = english
    if english:
        rig.touch("language")
    return rig


@pytest.mark.parametrize("english", [False, True])
@pytest.mark.parametrize("size", [TALL, WIDE, (1024, 768)])
def test_no_text_is_cut_or_covered(make_rig: MakeRig, size: tuple[int, int], english: bool) -> None:
    rig = visit(make_rig, size, english)
    faults = {page: scene.overflows(rig.window) for page in pages(rig)}
    assert {page: found for page, found in faults.items() if found} == {}
    assert len(faults) == 11


def test_every_button_has_a_name_and_is_large(make_rig: MakeRig) -> None:
    rig = visit(make_rig, TALL, english=False)
    for page in pages(rig):
        found = scene.buttons(rig.window)
        assert found, page
        for button in found:
            interface = QAccessible.queryAccessibleInterface(button)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), f"{page}: {button.objectName()} has no name"
            assert interface.role() == QAccessible.Role.Button
            # 20 mm on a 21.5 inch panel of 1080 pixels' width.
            assert min(button.width(), button.height()) >= 81, f"{page}: {button.objectName()} is small"


def test_a_number_can_be_had_with_keys_alone(rig: Rig) -> None:
    for wanted in ("start", "tile-dukcapil", "tile-A1", "take"):
        for _ in range(30):
            if scene.focused(rig.window) == wanted:
                break
            QTest.keyClick(rig.window, Qt.Key.Key_Tab)
        else:
            pytest.fail(f"{wanted} is not reached by the tab key")
        QTest.keyClick(rig.window, Qt.Key.Key_Return)
        rig.settle()
    rig.wait_for("number")
