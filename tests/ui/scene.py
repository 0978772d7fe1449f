"""What a test asks of a QML scene: its texts and buttons, wherever they are in the tree."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

BY_KEY = Qt.FocusReason.TabFocusReason


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    """`item` and all that can be seen within it."""
    if item.isVisible() and item.opacity() > 0:
        yield item
        for child in item.childItems():
            yield from items(child)


def find(window: QQuickWindow, name: str) -> QQuickItem:
    """The visible item `name`. Raises LookupError with the names that there are."""
    named = {i.objectName(): i for i in items(window.contentItem()) if i.objectName()}
    if name not in named:
        raise LookupError(f"{name} is not among {sorted(named)}")
    return named[name]


def has(window: QQuickWindow, name: str) -> bool:
    return any(i.objectName() == name for i in items(window.contentItem()))


def texts(window: QQuickWindow) -> list[str]:
    return [i.property("text") for i in items(window.contentItem()) if is_text(i) and i.property("text")]


def is_text(item: QObject) -> bool:
    return bool(item.inherits("QQuickText"))


def buttons(window: QQuickWindow) -> list[QQuickItem]:
    """Whatever can be pressed now or at other times; a place that is kept free is not."""
    return [i for i in items(front(window)) if i.inherits("QQuickAbstractButton")]


def focused(window: QQuickWindow) -> str:
    """The name of what the keys go to."""
    item = window.property("activeFocusItem")
    return item.objectName() if item else ""


def middle(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def click(window: QQuickWindow, name: str) -> None:
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(find(window, name)))


def front(window: QQuickWindow) -> QQuickItem:
    """What a visitor is to read: all of it, or what stands before a veil over the rest."""
    top = window.contentItem()
    return next((item for item in items(top) if item.objectName() == "veil"), top)


def scrolled(window: QQuickWindow) -> Iterator[None]:
    """Stops wherever a long page is scrolled to by its own steps; once where there is nothing to scroll."""
    flicks = [i for i in items(front(window)) if i.inherits("QQuickFlickable") and i.property("clip")]
    for flick in flicks:
        flick.setProperty("contentY", 0)
    yield
    for flick in flicks:
        view, whole, at = flick.height(), flick.property("contentHeight"), 0.0
        while at < whole - view:
            at = min(at + max(view * 0.8, 1), whole - view)
            flick.setProperty("contentY", at)
            yield


def overflows(window: QQuickWindow) -> list[str]:
    """Every text that is cut, elided, covered by another thing, or stands outside its own box, its button, or the
    window. What is scrolled out of sight counts for nothing.
    """
    seen = [i for i in items(front(window)) if is_text(i) and i.property("text") and not painted(i).isEmpty()]
    found = [fault for item in seen for fault in _faults(window, item)]
    boxes = [(i, painted(i)) for i in seen]
    for (one, box), (other, covered) in combinations(boxes, 2):
        if box.intersects(covered):
            found.append(f"{one.property('text')!r} and {other.property('text')!r} cover each other")
    return found + _covers(window, boxes)


def _covers(window: QQuickWindow, boxes: list[tuple[QQuickItem, QRectF]]) -> list[str]:
    """Buttons over each other, and over texts and pictures that are not theirs."""
    pressed = [(i, clipped(i, i.boundingRect())) for i in buttons(window)]
    pictures = [(i, clipped(i, i.boundingRect())) for i in items(front(window)) if i.inherits("QQuickImage")]
    found = []
    for (one, box), (other, covered) in combinations(pressed, 2):
        if box.adjusted(1, 1, -1, -1).intersects(covered) and not (one.isAncestorOf(other) or other.isAncestorOf(one)):
            found.append(f"buttons {one.objectName()} and {other.objectName()} cover each other")
    for item, box in boxes:
        over = [b.objectName() for b, room in pressed if room.intersects(box) and not b.isAncestorOf(item)]
        over += ["a picture" for _, room in pictures if room.adjusted(1, 1, -1, -1).intersects(box)]
        found += [f"{item.property('text')!r} is under {name}" for name in over]
    return found


def _faults(window: QQuickWindow, item: QQuickItem) -> Iterator[str]:
    text, width, height = item.property("text"), item.property("contentWidth"), item.property("contentHeight")
    if item.property("truncated") or width > item.width() + 1 or height > item.height() + 1:
        yield f"{text!r} needs {width:.0f}x{height:.0f}, has {item.width():.0f}x{item.height():.0f}"
    if not window.contentItem().boundingRect().adjusted(-1, -1, 1, 1).contains(painted(item)):
        yield f"{text!r} leaves the window"
    yield from (f"{text!r} leaves its button" for holder in holders(item) if not inside(item, holder))


def painted(item: QQuickItem) -> QRectF:
    """The ink of a text as far as it is in sight, in the scene."""
    return clipped(item, item.mapRectFromScene(ink(item)))


def clipped(item: QQuickItem, box: QRectF) -> QRectF:
    """The part of `box` of `item` that those who clip let through, in the scene."""
    seen = item.mapRectToScene(box)
    parent: QQuickItem | None = item.parentItem()
    while parent is not None:
        if parent.clip():
            seen = seen.intersected(parent.mapRectToScene(parent.boundingRect()))
        parent = parent.parentItem()
    return seen


def ink(item: QQuickItem) -> QRectF:
    """Roughly what is painted of a text: without the room above and below the letters that a font asks for."""
    width, height = item.property("contentWidth"), item.property("contentHeight")
    context = qmlContext(item)
    assert context is not None
    align = QQmlExpression(context, item, "effectiveHorizontalAlignment").evaluate()
    down = QQmlExpression(context, item, "verticalAlignment").evaluate()
    top = {Qt.AlignmentFlag.AlignBottom.value: 1.0, Qt.AlignmentFlag.AlignVCenter.value: 0.5}.get(down[0], 0.0)
    left = {Qt.AlignmentFlag.AlignRight.value: 1.0, Qt.AlignmentFlag.AlignHCenter.value: 0.5}.get(align[0], 0.0)
    line = height / max(1, item.property("lineCount"))
    y = top * (item.height() - height) + line * 0.22
    box = QRectF(left * (item.width() - width), y, width, height - line * 0.44)
    return item.mapRectToScene(box)


def holders(item: QQuickItem) -> Iterator[QQuickItem]:
    """The buttons around `item`."""
    parent = item.parentItem()
    while parent is not None:
        if parent.inherits("QQuickAbstractButton"):
            yield parent
        parent = parent.parentItem()


def inside(item: QQuickItem, holder: QQuickItem) -> bool:
    box = item.mapRectToItem(holder, item.boundingRect())
    return bool(holder.boundingRect().adjusted(-1, -1, 1, 1).contains(box))
