"""A file as a slide: decoded and fitted to its panel. Slow; never on the thread that draws."""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QImage, QImageIOHandler, QImageReader, QTextDocument

from display.media.schedule import PAGES, PICTURES, BadMedia

MOST_BYTES = 40_000_000
MOST_PIXELS = {b"jpeg": 64_000_000, b"png": 25_000_000}
"""A JPEG is made smaller while it is read; a PNG is read whole first."""
MOST_PAGE_BYTES = 20_000
MOST_SIGNS = 900


@dataclass(frozen=True, slots=True)
class Slide:
    """A picture, or a page of text. `name`: the file, or empty for a page of the program's own."""

    name: str
    seconds: float
    title: str = ""
    body: str = ""
    picture: QImage | None = None


def load(path: Path, seconds: float, width: int, height: int) -> Slide:
    """The slide for a panel of so many pixels. Raises BadMedia."""
    suffix = path.suffix.lower()
    if suffix not in PICTURES + PAGES:
        raise BadMedia(f"{path.name} is neither PNG, JPEG, .md nor .txt")
    try:
        size = path.stat().st_size
        if suffix in PAGES:
            if size > MOST_PAGE_BYTES:
                raise BadMedia(f"{path.name} is too long for a page ({size} bytes)")
            return _page(path, seconds)
    except (OSError, UnicodeDecodeError) as error:
        raise BadMedia(f"{path.name} cannot be read ({error})") from error
    if size > MOST_BYTES:
        raise BadMedia(f"{path.name} is too large ({size} bytes)")
    return Slide(path.name, seconds, picture=_picture(path, width, height))


def _picture(path: Path, width: int, height: int) -> QImage:
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    kind, size = bytes(reader.format().data()), reader.size()
    most = MOST_PIXELS.get(kind)
    if most is None or not size.isValid():
        raise BadMedia(f"{path.name} is not a picture in PNG or JPEG")
    if size.width() * size.height() > most:
        raise BadMedia(f"{path.name} has too many pixels ({size.width()}x{size.height()})")
    room = QSize(max(1, width), max(1, height))
    # What is scaled is the picture as it is stored; a camera held upright stores it lying.
    lying = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    reader.setScaledSize(size.scaled(room.transposed() if lying else room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise BadMedia(f"{path.name} is damaged ({reader.errorString()})")
    return image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _page(path: Path, seconds: float) -> Slide:
    """The first line that is a heading is the title."""
    text = path.read_text(encoding="utf-8-sig").strip()
    title = ""
    if path.suffix.lower() == ".md":
        if found := re.match(r"#+ +(.+)", text):
            title, text = found[1].strip(), text[found.end() :]
        text = _plain(text)
    if not (title or text.strip()):
        raise BadMedia(f"{path.name} is empty")
    return Slide(path.name, seconds, title, text.strip()[:MOST_SIGNS])


def _plain(markdown: str) -> str:
    """Markdown without its signs; items of lists keep their dots."""
    document, font = QTextDocument(), QFont()
    font.setPixelSize(16)  # the size of headings is reckoned from it
    document.setDefaultFont(font)
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownNoHTML)
    lines, block = [], document.begin()
    while block.isValid():
        words = block.text().replace("\ufffc", "").strip()
        if words:
            lines.append(f"•  {words}" if block.textList() is not None else words)
        block = block.next()
    return "\n".join(lines)
