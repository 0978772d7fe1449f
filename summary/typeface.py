"""Inter, the typeface that Besti brings along: cut down to the letters of our languages, carried inside a page."""

import io
from base64 import b64encode
from functools import cache
from pathlib import Path

import fontpkg_inter
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FILE = Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf"
_SIGNS = "–—‘’“”•…‰←↑→↓−≈≤≥€"
_LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, _SIGNS)]
"""Latin with every accent of Indonesia and its neighbours, figures, and the signs that our words use."""


@cache
def face() -> str:
    """The rule for a style sheet. It reads nothing: the typeface is in it, some hundred kilobytes."""
    options = Options(hinting=False, layout_features=["kern", "tnum", "ccmp", "locl", "mark"])
    made = io.BytesIO()
    with TTFont(FILE, lazy=True) as font:
        cut = Subsetter(options)
        cut.populate(unicodes=_LETTERS)
        cut.subset(font)
        font.flavor = "woff"
        font.save(made)
    inside = b64encode(made.getvalue()).decode()
    return f'@font-face {{ font-family: Inter; src: url("data:font/woff;base64,{inside}"); font-weight: 100 900; }}'
