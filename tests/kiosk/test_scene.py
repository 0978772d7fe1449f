"""Every situation in many ways to look: nothing is cut or covered, all can be read, heard and touched."""

import math
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem

from kiosk.look import Look
from tests.kiosk.conftest import MakeRig
from tests.kiosk.modes import Mode, modes
from tests.kiosk.rig import TALL, WIDE, Rig
from tests.kiosk.situations import SITUATIONS
from tests.ui import scene
from tests.ui.picture import Picture, step

FINGER = 81
"""20 mm on a panel of 21.5 inches, in units: 1080 of them are its shorter side."""


def led(make_rig: MakeRig, name: str, size: tuple[int, int] = TALL) -> Rig:
    rig = make_rig(size=size)
    SITUATIONS[name](rig)
    rig.settle()
    return rig


def unit(rig: Rig) -> float:
    return min(rig.window.width(), rig.window.height()) / 1080


def small(rig: Rig) -> Iterator[str]:
    for button in scene.buttons(rig.window):
        if min(button.width(), button.height()) < FINGER * unit(rig) - 1:
            yield f"{button.objectName()} is {button.width():.0f}x{button.height():.0f}"


@pytest.mark.parametrize(
    ("inches", "size"),
    [
        (21.5, TALL),
        (21.5, WIDE),
        (27, TALL),
        (32, (2160, 3840)),
        (43, (3840, 2160)),
        (17.5, (1024, 768)),
        (17, (1280, 1024)),
    ],
)
@pytest.mark.parametrize("name", ["start", "agencies", "many documents", "search for much", "number pad", "staff"])
def test_what_is_to_be_touched_has_20_mm_on_panels_that_a_kiosk_may_have(
    make_rig: MakeRig, name: str, inches: float, size: tuple[int, int]
) -> None:
    """The smallest ones are named in docs/install/kiosk.md."""
    rig = led(make_rig, name, size)
    rig.bot.wait(20)
    mm = inches * 25.4 / math.hypot(*size)
    buttons = list(scene.buttons(rig.window))
    assert buttons
    assert [b.objectName() for b in buttons if min(b.width(), b.height()) * mm < 19.9] == []


def high(rig: Rig) -> Iterator[str]:
    """What can be touched in the upper half of a tall screen."""
    for button in scene.buttons(rig.window):
        box = scene.clipped(button, button.boundingRect())
        if not box.isEmpty() and box.top() < rig.window.height() / 2 - 1:
            yield f"{button.objectName()} is at {box.top():.0f}"


@pytest.mark.parametrize("name", SITUATIONS)
def test_everything_fits_and_is_in_reach(make_rig: MakeRig, name: str) -> None:
    rig = led(make_rig, name)
    found = set()
    for mode in modes(list(SITUATIONS).index(name)):
        mode.put_on(rig)
        for _ in scene.scrolled(rig.window):
            faults = scene.overflows(rig.window) + list(small(rig))
            if mode.look.low and rig.window.height() > rig.window.width() and name != "screen test":
                faults += high(rig)
            found |= {f"{mode}: {fault}" for fault in faults}
    assert found == set()


def heard(item: QQuickItem) -> tuple[QAccessible.Role, str]:
    """Role and name of `item` for an assistive device."""
    known: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return (known.role(), known.text(QAccessible.Text.Name)) if known else (QAccessible.Role.NoRole, "")


def unheard(rig: Rig) -> Iterator[str]:
    """What an assistive device would not learn of."""
    for button in scene.buttons(rig.window):
        if heard(button)[0] != QAccessible.Role.Button or not heard(button)[1]:
            yield f"button {button.objectName()}"
    for item in scene.items(scene.front(rig.window)):
        said = scene.is_text(item) and item.property("text") and not any(scene.holders(item))
        if said and not heard(item)[1]:
            yield f"text {item.property('text')}"


def pale(rig: Rig) -> Iterator[str]:
    """Texts below 7:1, edges of what can be touched below 3:1, in the picture itself."""
    picture = Picture(rig.window)
    for item in scene.items(scene.front(rig.window)):
        lettered = scene.is_text(item) and any(map(str.isalnum, item.property("text")))
        box = scene.painted(item) if lettered else None
        if box is not None and box.height() > 4 and picture.text(box) < 7:
            yield f"{item.property('text')!r} at {picture.text(box):.1f}"
    for button in scene.buttons(rig.window):
        if not button.isEnabled() or button.objectName() == "start":
            continue  # the whole page is that button
        box = scene.clipped(button, button.boundingRect())
        if box.height() == button.height() and picture.edge(box, 8) < 3:
            yield f"edge of {button.objectName()} at {picture.edge(box, 8):.1f}"


@pytest.mark.parametrize("name", SITUATIONS)
def test_everything_can_be_seen_and_heard(make_rig: MakeRig, name: str) -> None:
    rig = led(make_rig, name)
    found = set()
    for size, contrast in ((TALL, False), (WIDE, True)):
        mode = Mode(size, Look(100, contrast=contrast), "id")
        mode.put_on(rig)
        for _ in scene.scrolled(rig.window):
            found |= {f"{mode}: {fault}" for fault in (*unheard(rig), *pale(rig))}
    assert found == set()


def ring(rig: Rig, button: QQuickItem) -> float:
    """The contrast of the ring around `button` with what lies outside of it, where most is seen of it."""
    picture, units = Picture(rig.window), unit(rig)
    box = button.mapRectToScene(button.boundingRect())
    return step(picture.row(box.left() - 14 * units, box.left() - 3 * units, box.center().y()))


@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("name", ["start", "needs", "number", "warning"])
def test_the_ring_of_the_focus_stands_out(make_rig: MakeRig, name: str, contrast: bool) -> None:
    rig = led(make_rig, name)
    Mode(TALL, Look(100, contrast=contrast), "id").put_on(rig)
    rings = {}
    for button in scene.buttons(rig.window):
        if button.isEnabled():
            button.setFocus(False)
            button.forceActiveFocus(scene.BY_KEY)
            rig.bot.wait(1)
            rings[button.objectName()] = ring(rig, button)
    assert {key: seen for key, seen in rings.items() if seen < 3} == {}
