"""A day as a picture for a phone: 1080 by 1350, three sentences and four figures, with the words as text beside it."""

import re
from io import BytesIO
from pathlib import Path

import fontpkg_inter
from PIL import Image, ImageDraw, ImageFont

from summary.labels import label
from summary.report import Report

SIZE = (1080, 1350)
NIGHT, RAISED, LIGHT, SOFT, AMBER = "#0B1F3A", "#15305A", "#FFF9EC", "#C9D6EA", "#FFB71B"
"""The colours of the hall's screens."""

_LEFT, _RIGHT = 80, 1000
_TILES = ("visits", "median_wait", "promises", "beres")
_TILES_TOP, _TILE_WIDTH, _TILE_HEIGHT, _GAP = 860, 448, 170, 24
_SENTENCES_TOP, _LINE = 330, 1.32
_LARGEST, _SMALLEST = 46, 26
_COUNTED = re.compile(r"\b(\d+) (?=%|(?:menit|minutes?)\b)")


def picture(report: Report) -> bytes:
    """A PNG with the same sentences and figures as the report's, whatever kind of day it was."""
    said = [sentence.text.in_language(report.language) for sentence in report.told]
    image = Image.new("RGB", SIZE, NIGHT)
    draw = ImageDraw.Draw(image)
    _head(draw, report)
    _sentences(draw, said)
    _tiles(draw, report)
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def _head(draw: ImageDraw.ImageDraw, report: Report) -> None:
    draw.rectangle((_LEFT, 84, _LEFT + 96, 96), fill=AMBER)
    site, title = (text.in_language(report.language) for text in (report.head.site, report.title))
    size = fitting([site], 2, 44, _RIGHT - _LEFT, 800)
    below = _lines(draw, site, 124, size, 800, LIGHT)
    below = _lines(draw, title, below + 14, 36, 500, SOFT)
    if report.until:
        _lines(draw, label("so_far", report.language).format(clock=report.until), below + 4, 30, 500, AMBER)


def _sentences(draw: ImageDraw.ImageDraw, said: list[str]) -> None:
    """As large as there is room for all of them."""
    room = _TILES_TOP - 30 - _SENTENCES_TOP
    size = _LARGEST
    while size > _SMALLEST and _height(said, size) > room:
        size -= 1
    top = _SENTENCES_TOP
    for sentence in said:
        draw.ellipse((_LEFT, top + size * 0.42, _LEFT + 18, top + size * 0.42 + 18), fill=AMBER)
        top = _lines(draw, sentence, top, size, 550, LIGHT, _LEFT + 44) + round(size * 0.6)


def _height(said: list[str], size: int) -> float:
    lines = sum(len(wrapped(sentence, size, 550, _RIGHT - _LEFT - 44)) for sentence in said)
    return lines * size * _LINE + len(said) * size * 0.6


def _tiles(draw: ImageDraw.ImageDraw, report: Report) -> None:
    tiles = {tile.key: tile for tile in report.tiles}
    for place, key in enumerate(key for key in _TILES if key in tiles):
        left = _LEFT + (place % 2) * (_TILE_WIDTH + _GAP)
        top = _TILES_TOP + (place // 2) * (_TILE_HEIGHT + _GAP)
        draw.rounded_rectangle((left, top, left + _TILE_WIDTH, top + _TILE_HEIGHT), 24, fill=RAISED)
        value = tiles[key].value
        size = fitting([value], 1, 68, _TILE_WIDTH - 64, 800)
        draw.text((left + 32, top + 22), label(key, report.language), font=typeface(30, 500), fill=SOFT)
        draw.text((left + 32, top + 66), value, font=typeface(size, 800), fill=LIGHT)
    foot = f"{label('made', report.language)} · Beres dan Pasti"
    draw.text((_LEFT, SIZE[1] - 82), foot, font=typeface(28, 500), fill=SOFT)


def _lines(
    draw: ImageDraw.ImageDraw, text: str, top: float, size: int, weight: int, colour: str, left: int = _LEFT
) -> int:
    """Writes a text, as many lines as it takes; where it ends, in pixels from the top."""
    for line in wrapped(text, size, weight, _RIGHT - left):
        draw.text((left, top), line, font=typeface(size, weight), fill=colour)
        top += size * _LINE
    return round(top)


def fitting(texts: list[str], most_lines: int, size: int, width: int, weight: int) -> int:
    """The largest size up to `size` in which each text takes at most so many lines."""
    while size > _SMALLEST and any(len(wrapped(text, size, weight, width)) > most_lines for text in texts):
        size -= 2
    return size


def wrapped(text: str, size: int, weight: int, width: int) -> list[str]:
    """The lines of a text that is `width` pixels wide; a word that is wider than that is broken.

    A count stays on one line with what it counts.
    """
    font = typeface(size, weight)
    lines = [""]
    for word in _COUNTED.sub("\\1\N{NO-BREAK SPACE}", " ".join(text.split())).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
            continue
        rest = word
        while font.getlength(rest) > width:
            keep = next(n for n in range(len(rest), 0, -1) if n == 1 or font.getlength(rest[:n]) <= width)
            lines.append(rest[:keep])
            rest = rest[keep:]
        lines.append(rest)
    return [line for line in lines if line]


def typeface(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Inter, `weight` 100 to 900."""
    font = ImageFont.truetype(Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf", size)
    font.set_variation_by_axes([min(32, size), weight])
    return font
