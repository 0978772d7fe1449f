"""QR codes in the size in which a phone reads them from thermal paper."""

from functools import lru_cache

import qrcode
from PIL import Image

QUIET_MODULES = 4
WANTED_MODULE_DOTS = 6
LEAST_MODULE_DOTS = 3
LEVELS = {
    "L": qrcode.ERROR_CORRECT_L,
    "M": qrcode.ERROR_CORRECT_M,
    "Q": qrcode.ERROR_CORRECT_Q,
    "H": qrcode.ERROR_CORRECT_H,
}

_KEPT = 4
"""Every ticket has a code of its own; it is asked for twice while it is laid out and drawn, hardly ever again."""

_MASK = 3
"""Any of the eight is a proper code; trying all of them, as the library does by itself, takes longer than the rest."""


def module_dots(url: str, dots: int) -> int:
    """How many dots wide one module is, so that the code with its quiet zone fits into `dots`."""
    modules = len(_modules(url, "M")) + 2 * QUIET_MODULES
    return max(LEAST_MODULE_DOTS, min(WANTED_MODULE_DOTS, dots // modules))


@lru_cache(maxsize=_KEPT)
def qr_picture(content: str, module: int, level: str = "M", quiet: int = QUIET_MODULES) -> Image.Image:
    """The code black on white, 1 bit a dot, `module` dots a module, with `quiet` modules of white around."""
    rows = _modules(content, level)
    small = Image.new("1", (len(rows) + 2 * quiet, len(rows) + 2 * quiet), 1)
    drawn = Image.new("1", (len(rows), len(rows)))
    drawn.putdata([0 if dark else 255 for row in rows for dark in row])
    small.paste(drawn, (quiet, quiet))
    return small.resize((small.width * module, small.height * module), Image.Resampling.NEAREST)


@lru_cache(maxsize=_KEPT)
def _modules(content: str, level: str) -> list[list[bool]]:
    code = qrcode.QRCode(error_correction=LEVELS[level], border=0, mask_pattern=_MASK)
    code.add_data(content)
    rows: list[list[bool]] = code.get_matrix()
    return rows
