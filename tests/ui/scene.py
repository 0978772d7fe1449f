"""What a test asks of a QML scene: its texts and buttons, wherever they are in the tree."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    """`item` and all that can be seen within it."""
    if item.isVisible():
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
    return [i for i in items(window.contentItem()) if i.inherits("QQuickAbstractButton")]


def focused(window: QQuickWindow) -> str:
    """The name of what the keys go to."""
    item = window.property("activeFocusItem")
    return item.objectName() if item else ""


def middle(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def click(window: QQuickWindow, name: str) -> None:
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(find(window, name)))


def overflows(window: QQuickWindow) -> list[str]:
    """Every text that is cut, elided, covered by another, or stands outside its own box, its button, or the window."""
    written = [i for i in items(window.contentItem()) if is_text(i) and i.property("text")]
    found = [fault for item in written for fault in _faults(window, item)]
    for one, other in combinations(written, 2):
        if ink(one).intersects(ink(other)):
            found.append(f"{one.property('text')!r} and {other.property('text')!r} cover each other")
    return found


def _faults(window: QQuickWindow, item: QQuickItem) -> Iterator[str]:
    text, width, height = item.property("text"), item.property("contentWidth"), item.property("contentHeight")
    if item.property("truncated") or width > item.width() + 1 or height > item.height() + 1:
        yield f"{text!r} needs {width:.0f}x{height:.0f}, has {item.width():.0f}x{item.height():.0f}"
    if not window.contentItem().boundingRect().adjusted(-1, -1, 1, 1).contains(ink(item)):
        yield f"{text!r} leaves the window"
    yield from (f"{text!r} leaves its button" for holder in holders(item) if not inside(item, holder))


def ink(item: QQuickItem) -> QRectF:
    """Roughly what is painted of a text: without the room above and below the letters that a font asks for."""
    width, height = item.property("contentWidth"), item.property("contentHeight")
    context = qmlContext(item)
    assert context is not None
    align = QQmlExpression(context, item, "effectiveHorizontalAlignment").evaluate()
    left = {Qt.AlignmentFlag.AlignRight.value: 1.0, Qt.AlignmentFlag.AlignHCenter.value: 0.5}.get(align[0], 0.0)
    line = height / max(1, item.property("lineCount"))
    box = QRectF(left * (item.width() - width), line * 0.22, width, height - line * 0.44)
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
