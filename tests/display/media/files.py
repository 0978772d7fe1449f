"""Media of every kind, good and bad."""

import struct
import zlib
from pathlib import Path

from PySide6.QtGui import QColor, QImage


def picture(path: Path, width: int = 320, height: int = 200, color: str = "#ff0000") -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    assert image.save(str(path))
    return path


def huge(path: Path) -> Path:
    """A PNG that says it has ten thousand million pixels, in a hundred bytes."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunks = [_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(b"")), _chunk(b"IEND", b"")]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    return path


def broken(path: Path) -> Path:
    """A JPEG of which only the beginning arrived."""
    whole = picture(path.with_suffix(".whole.jpg")).read_bytes()
    path.with_suffix(".whole.jpg").unlink()
    path.write_bytes(whole[:200])
    return path


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
