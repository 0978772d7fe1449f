"""The number of the ticket as a picture: crisp, bold, fitted to the paper, never clipped."""

from functools import lru_cache
from pathlib import Path

import fontpkg_inter
from PIL import Image, ImageDraw, ImageFont

from printer.profiles import Profile

WANTED_MM = 19.0
LEAST_MM = 12.5
SIDE_DOTS = 8
EDGE_ROWS = 2
_DRAWN_AT = 320
_APART = 6
_OVERHANG = 40
_DISPLAY_CUT, _EXTRA_BOLD = 32, 800
_KEPT = 4
"""A number comes once a day: more than a copy asked for at once is not worth its 90 kB."""


@lru_cache(maxsize=_KEPT)
def number_picture(label: str, profile: Profile) -> Image.Image:
    """`label` black on white, 1 bit a dot, over the whole width of the paper, with a blank edge all around.

    Its ink is 19 mm high where that fits and never lower than 12.5 mm; a long number on narrow paper is condensed.
    """
    ink = _ink(label)
    width, height = _fit(ink.width / ink.height, profile)
    scaled = ink.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    page = Image.new("L", (profile.dots, height + 2 * EDGE_ROWS), 255)
    page.paste(scaled, ((profile.dots - width) // 2, EDGE_ROWS))
    return page.point(lambda light: 255 if light > 127 else 0, mode="1")


def warm_up() -> None:
    """Draw what all numbers are made of before somebody waits for one; a letter more is drawn in a millisecond."""
    for digit in "0123456789":
        _glyph(digit)


def _fit(ratio: float, profile: Profile) -> tuple[int, int]:
    room = profile.dots - 2 * SIDE_DOTS
    height = min(profile.rows(WANTED_MM), round(room / ratio))
    height = max(height, profile.rows(LEAST_MM))
    return min(room, round(height * ratio)), height


def _ink(label: str) -> Image.Image:
    """The label drawn large and cropped to its ink."""
    drawn = Image.new("L", (_DRAWN_AT * (len(label) + 1), 2 * _DRAWN_AT), 255)
    pen = _DRAWN_AT // 2
    for letter in label:
        # One by one: kerning would pull an A and a 1 together until they touch on paper.
        glyph, left, top, advance = _glyph(letter)
        drawn.paste(0, (pen + left, top), glyph)
        pen += advance + _APART
    # Only what prints counts as ink; a faint rim would leave the blank edge uneven.
    found = drawn.point(lambda light: 0 if light > 127 else 255).getbbox()
    if found is None:
        raise ValueError(f"a ticket needs a number that can be drawn, not {label!r}")
    return drawn.crop(found)


@lru_cache(maxsize=16)
def _glyph(letter: str) -> tuple[Image.Image, int, int, int]:
    """The ink of one letter as a mask, where it lies from the pen, and how far the pen moves on."""
    font = _font()
    mask = Image.new("L", (2 * _DRAWN_AT, 2 * _DRAWN_AT), 0)
    ImageDraw.Draw(mask).text((_OVERHANG, _DRAWN_AT // 4), letter, font=font, fill=255)
    left, top, right, bottom = mask.getbbox() or (0, 0, 1, 1)
    return mask.crop((left, top, right, bottom)), left - _OVERHANG, top, round(font.getlength(letter))


@lru_cache(maxsize=1)
def _font() -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(Path(fontpkg_inter.__file__).parent / "files" / "Inter[opsz,wght].ttf", _DRAWN_AT)
    font.set_variation_by_axes([_DISPLAY_CUT, _EXTRA_BOLD])
    return font
