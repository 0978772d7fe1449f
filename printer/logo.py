"""The logo of the mall: a picture file of the device, as dots for its printer."""

import warnings
from pathlib import Path

from PIL import Image, ImageOps

from core.words import Text
from printer.blocks import Picture
from printer.faults import PrinterFault
from printer.profiles import Profile

MOST_MM = 20.0
MOST_PIXELS = 16_000_000
MOST_BYTES = 20_000_000
# What Pillow raises on files that are broken, or no pictures at all, differs from format to format.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError)


class BadLogo(PrinterFault):
    """The logo cannot be used; papers go without it."""


def load_logo(path: Path, profile: Profile) -> Picture:
    """The picture in `path`, at most as wide as the paper and 20 mm high, its greys as fine dots; never enlarged.

    Reads the file: once at the start, not for every paper. Raises BadLogo.
    """
    try:
        if not path.is_file():
            raise _bad(path, "berkasnya tidak ada", "there is no such file")
        if path.stat().st_size > MOST_BYTES:
            raise _bad(path, "berkasnya terlalu besar", "the file is too large")
        return _dots(_opened(path), profile)
    except Image.DecompressionBombError as fault:
        raise _too_large(path) from fault
    except _BROKEN as fault:
        raise _bad(path, "bukan gambar yang dapat dibaca", "it is not a picture that can be read") from fault


def _opened(path: Path) -> Image.Image:
    with warnings.catch_warnings():
        # A large picture is refused by us, in words that somebody can act on.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        picture = Image.open(path)
    if picture.width * picture.height > MOST_PIXELS:
        picture.close()
        raise _too_large(path)
    return picture


def _dots(picture: Image.Image, profile: Profile) -> Picture:
    room = (profile.dots, profile.rows(MOST_MM))
    with picture:
        picture.draft("L", room)
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail(room, Image.Resampling.LANCZOS)
    # What shines through is paper.
    paper = Image.new("RGBA", upright.size, "white")
    paper.alpha_composite(upright)
    ink = paper.convert("L").convert("1")
    # Rows of whole bytes.
    whole = Image.new("1", (-(-ink.width // 8) * 8, ink.height), 1)
    whole.paste(ink, ((whole.width - ink.width) // 2, 0))
    return Picture(whole.width, whole.height, whole.tobytes())


def _too_large(path: Path) -> BadLogo:
    most = MOST_PIXELS // 1_000_000
    return _bad(path, f"gambarnya melebihi {most} megapiksel", f"the picture has more than {most} megapixels")


def _bad(path: Path, id_: str, en: str) -> BadLogo:
    return BadLogo(
        Text(
            id=f"Logo {path} tidak dapat dipakai: {id_}. Kertas dicetak tanpa logo.",
            en=f"The logo {path} cannot be used: {en}. Papers are printed without it.",
        )
    )
