"""With keys alone: everything on every page, in the order in which one reads, and pressed by Return and space."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import TALL, WIDE, Rig
from tests.kiosk.situations import SITUATIONS
from tests.ui import scene

ENOUGH = 80
MOVERS = ("up", "down")
"""They move the page under the visitor's finger, so they stand where that is best."""


def led(make_rig: MakeRig, name: str, size: tuple[int, int]) -> Rig:
    rig = make_rig(size=size)
    SITUATIONS[name](rig)
    rig.settle()
    return rig


def here(rig: Rig) -> QQuickItem | None:
    item = rig.window.property("activeFocusItem")
    return item if item is not None and item.inherits("QQuickAbstractButton") else None


def tabbed(rig: Rig) -> list[QQuickItem]:
    """What the tab key leads to, once around."""
    found: list[QQuickItem] = []
    for _ in range(ENOUGH):
        QTest.keyClick(rig.window, Qt.Key.Key_Tab)
        item = here(rig)
        if item is not None and item in found:
            return found
        if item is not None:
            assert item.property("visualFocus"), f"nothing shows that the focus is on {item.objectName()}"
            found.append(item)
    pytest.fail(f"the tab key never comes back, or leads nowhere: {[i.objectName() for i in found]}")


def mover(item: QQuickItem) -> QQuickItem | None:
    """What `item` is scrolled by."""
    parent: QQuickItem | None = item.parentItem()
    while parent is not None and not parent.inherits("QQuickFlickable"):
        parent = parent.parentItem()
    return parent


def place(item: QQuickItem) -> QRectF:
    """Where `item` is on its page, however far that is scrolled."""
    box, flick = item.mapRectToScene(item.boundingRect()), mover(item)
    return box if flick is None else box.translated(0, flick.property("contentY"))


def seen(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


def follows(before: QQuickItem, after: QQuickItem) -> bool:
    """Whether `after` is right of `before` or below it; of two that are not scrolled together what holds them is."""
    if mover(before) is mover(after):
        one, other = place(before), place(after)
    else:
        one, other = seen(mover(before) or before), seen(mover(after) or after)
    below, beside = other.top() >= one.bottom() - 16, other.left() >= one.right() - 2 and other.bottom() > one.top()
    return one.contains(other) or below or beside


def standing(item: QQuickItem) -> tuple[float, float, float]:
    """From the top; what is scrolled together stands where the scroller does."""
    return seen(mover(item) or item).top(), place(item).top(), place(item).left()


@pytest.mark.parametrize("size", [TALL, WIDE])
@pytest.mark.parametrize("name", SITUATIONS)
def test_the_tab_key_reads_the_page(make_rig: MakeRig, name: str, size: tuple[int, int]) -> None:
    rig = led(make_rig, name, size)
    QTest.keyClick(rig.window, Qt.Key.Key_Tab)  # a warning goes away with any key
    open_ones = {b.objectName() for b in scene.buttons(rig.window) if b.isEnabled()}
    if not open_ones:
        return
    found = tabbed(rig)
    names = [item.objectName() for item in found]
    assert {*names, *MOVERS} >= open_ones
    bar = ("bar-", "back")
    page = [item for item in found if item.objectName() not in MOVERS and not item.objectName().startswith(bar)]
    # The walk may have begun in the middle of the page.
    first = min(range(len(page)), key=lambda n: standing(page[n]), default=0)
    page = page[first:] + page[:first]
    wrong = [(a.objectName(), b.objectName()) for a, b in pairwise(page) if not follows(a, b)]
    assert wrong == []


@pytest.mark.parametrize("name", SITUATIONS)
def test_return_and_space_press(make_rig: MakeRig, name: str) -> None:
    rig = led(make_rig, name, TALL)
    if not any(button.isEnabled() for button in scene.buttons(rig.window)):
        return
    kiosk = rig.kiosk.pages.kiosk
    pressed: list[object] = []
    for signal in (kiosk.chosen, kiosk.turned, kiosk.barTouched):
        signal.disconnect()
        signal.connect(pressed.append)
    silent = []
    for item in tabbed(rig):
        item.forceActiveFocus(scene.BY_KEY)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            pressed.clear()
            QTest.keyClick(rig.window, key)
            if len(pressed) != 1 and item.objectName() not in MOVERS and not item.objectName().startswith("box-"):
                silent.append((item.objectName(), key.name))
    assert silent == []


def test_back_and_help_have_keys(make_rig: MakeRig) -> None:
    rig = led(make_rig, "start", TALL)
    QTest.keyClick(rig.window, Qt.Key.Key_F1)
    rig.bot.waitUntil(lambda: bool(rig.hub.state.helps))
    QTest.keyClick(rig.window, Qt.Key.Key_Escape)
    rig.settle()
    assert rig.page == "welcome"
