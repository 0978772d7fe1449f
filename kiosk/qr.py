"""The QR code on a page: image://qr/TEXT, for whoever has no paper."""

from urllib.parse import unquote

from PIL.Image import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from printer.qrcodes import qr_picture

MODULE = 8


class Codes(QQuickImageProvider):
    """Hands QR codes to QML's Image, black on white with their quiet zone."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002
        return _qimage(qr_picture(unquote(id), MODULE))


def _qimage(picture: Image) -> QImage:
    grey = picture.convert("L")
    data = grey.tobytes()
    return QImage(data, grey.width, grey.height, grey.width, QImage.Format.Format_Grayscale8).copy()
