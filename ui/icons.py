"""The icons in assets/icons in any colour: image://icon/NAME/RRGGBB."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

_USUAL = 96


def names() -> frozenset[str]:
    return frozenset(
        p.name.removesuffix(".svg") for p in (files("assets") / "icons").iterdir() if p.name[-4:] == ".svg"
    )


@cache
def _svg(name: str) -> str:
    """A call asks for its icons again with each size that its panel takes on."""
    return (files("assets") / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def draw(name: str, color: str, side: int) -> QImage:
    """The icon `name` in `color` ("#RRGGBB"), `side` pixels square. Raises FileNotFoundError."""
    svg = _svg(name).replace("currentColor", color)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return image


class Icons(QQuickImageProvider):
    """Hands the icons to QML's Image."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002
        name, _, color = id.partition("/")
        return draw(name, f"#{color}", requestedSize.width() if requestedSize.width() > 0 else _USUAL)
