"""What a picture of a window shows: how far texts, edges and the ring of the focus stand out from their ground."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickWindow


def ratio(one: int, other: int) -> float:
    """The contrast of two colours 0xRRGGBB, from 1 to 21, as WCAG 2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: int) -> float:
    parts = [(colour >> shift & 0xFF) / 255 for shift in (16, 8, 0)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Picture:
    """The pixels of `window` as it is now."""

    def __init__(self, window: QQuickWindow) -> None:
        image = window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)
        self.width, self.height = image.width(), image.height()
        self._pixels = memoryview(bytes(image.constBits())).cast("I")

    def row(self, left: float, right: float, y: float) -> list[int]:
        """The colours of a line of pixels, as far as the picture goes."""
        at = min(max(round(y), 0), self.height - 1) * self.width
        return [p & 0xFFFFFF for p in self._pixels[at + max(round(left), 0) : at + min(round(right), self.width)]]

    def text(self, box: QRectF) -> float:
        """The contrast of a text in `box`: its ground is the most frequent colour, its ink the one farthest from that;
        all between are the smooth edges of letters.
        """
        counted: Counter[int] = Counter()
        for y in range(round(box.top()), round(box.bottom())):
            counted.update(self.row(box.left(), box.right(), y))
        [(ground, _)] = counted.most_common(1)
        return max(ratio(ground, colour) for colour in counted)

    def edge(self, box: QRectF, width: float) -> float:
        """The sharpest step from outside to inside of `box`, across `width` pixels on either side of its left edge."""
        return step(self.row(box.left() - width, box.left() + width, box.center().y()))


def step(colours: Iterable[int]) -> float:
    """The greatest contrast between any two of `colours`."""
    known = set(colours)
    return max(ratio(one, other) for one in known for other in known)
