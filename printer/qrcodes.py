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


def module_dots(url: str, dots: int) -> int:
    """How many dots wide one module is, so that the code with its quiet zone fits into `dots`."""
    code = qrcode.QRCode(error_correction=LEVELS["M"])
    code.add_data(url)
    modules = 17 + 4 * int(code.best_fit()) + 2 * QUIET_MODULES
    return max(LEAST_MODULE_DOTS, min(WANTED_MODULE_DOTS, dots // modules))


@lru_cache(maxsize=64)
def qr_picture(content: str, module: int, level: str = "M", quiet: int = QUIET_MODULES) -> Image.Image:
    """The code black on white, 1 bit a dot, `module` dots a module, with `quiet` modules of white around."""
    code = qrcode.QRCode(error_correction=LEVELS[level], border=quiet)
    code.add_data(content)
    rows = code.get_matrix()
    small = Image.new("1", (len(rows), len(rows)), 1)
    small.putdata([0 if dark else 255 for row in rows for dark in row])
    return small.resize((len(rows) * module, len(rows) * module), Image.Resampling.NEAREST)
