"""The letters of a printer, for pictures of paper: 12x24 dots in font A, 9x17 in B, stretched as a printer does."""

from functools import lru_cache
from pathlib import Path

import fontpkg_jetbrains_mono
from PIL import Image, ImageDraw, ImageFont

CELLS = {"A": (12, 24), "B": (9, 17)}
# In a monospaced font whose letters are 0.6 em wide, and with the line on which letters stand, per row of a cell.
_EM_PER_COLUMN, _BASELINE = 1 / 0.6, 19 / 24
_REGULAR, _BOLD = 500, 800


@lru_cache(maxsize=1024)
def letter(char: str, font: str, width: int, height: int, bold: bool) -> Image.Image:
    """One cell, black on white, 8 bits a dot."""
    columns, rows = CELLS[font]
    scale = max(width, height)
    cell = Image.new("L", (columns * scale, rows * scale), 255)
    face = _face(columns * scale, bold)
    ImageDraw.Draw(cell).text((0, rows * scale * _BASELINE), char, font=face, fill=0, anchor="ls")
    return cell.resize((columns * width, rows * height), Image.Resampling.LANCZOS)


@lru_cache(maxsize=32)
def _face(column_dots: int, bold: bool) -> ImageFont.FreeTypeFont:
    path = Path(fontpkg_jetbrains_mono.__file__).parent / "files" / "JetBrainsMono[wght].ttf"
    face = ImageFont.truetype(path, column_dots * _EM_PER_COLUMN)
    face.set_variation_by_axes([_BOLD if bold else _REGULAR])
    return face
