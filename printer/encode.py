"""Blocks as the bytes that a thermal printer understands. The only place that knows python-escpos."""

import logging
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image

from printer import glyphs
from printer.blocks import Block, Cut, Feed, Number, Picture, Qr, Rule, Text
from printer.clean import harmless
from printer.glyphs import number_picture
from printer.profiles import Profile
from printer.qrcodes import QUIET_MODULES, module_dots, qr_picture
from printer.realtime import without_commands

BAND_ROWS = 64
"""A broken connection leaves at most one band to be flushed out of the printer."""

RULE_ROWS = 2
LINE_ROWS = 28
"""From line to line: letters are 24 high. Printers differ in what they do by themselves, and all waste paper."""

LARGEST = 6
"""The most that letters are stretched for a number: 18 mm high."""

SMALL, NOT_SMALL = b"\x1bM\x01", b"\x1bM\x00"
CODE_PAGE = "CP437"
_KEPT = "ESCPOS_CAPABILITIES_PICKLE_DIR"


def encode(blocks: Iterable[Block], profile: Profile) -> bytes:
    """One job: set up the printer, print the blocks in order."""
    page = _Page(profile)
    for block in blocks:
        page.put(block)
    return without_commands(page.output())


def warm_up() -> None:
    """Load python-escpos (a quarter of a second) and draw the letters of numbers before somebody waits for them.

    Call it on the printing thread.
    """
    _dummy_class()
    glyphs.warm_up()


class _Page:
    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._escpos = _dummy_class()()
        # Its own default profile does not know the width and says so on stdout for every picture.
        data = self._escpos.profile.profile_data
        self._escpos.profile.profile_data = {**data, "media": {"width": {"mm": "Unknown", "pixels": profile.dots}}}
        self._escpos.hw("INIT")
        self._escpos.charcode(CODE_PAGE)
        self._escpos.line_spacing(LINE_ROWS * profile.units_per_dot)

    def output(self) -> bytes:
        return bytes(self._escpos.output)

    def put(self, block: Block) -> None:
        match block:
            case Text():
                self._text(block)
            case Number(label):
                self._number(label)
            case Qr(url):
                self._qr(url)
            case Picture():
                self._picture(Image.frombytes("1", (block.width, block.height), block.bits))
            case Rule():
                self._rule()
            case Feed(mm):
                self._feed(mm)
            case Cut():
                self._cut()

    def _text(self, line: Text) -> None:
        self._escpos.set(align=line.align, bold=line.bold, custom_size=True, width=line.width, height=line.height)
        # The library's own way names the font before every line, though nearly all are in the first.
        if line.small:
            self._escpos._raw(SMALL)
        self._escpos.textln(harmless(line.words))
        if line.small:
            self._escpos._raw(NOT_SMALL)

    def _number(self, label: str) -> None:
        if not self._profile.slow:
            self._picture(number_picture(label, self._profile))
            return
        size = max(1, min(LARGEST, self._profile.columns // len(label)))
        self._text(Text(label, size, size, bold=True, align="center"))

    def _rule(self) -> None:
        if self._profile.slow:
            self._text(Text("-" * self._profile.columns))
        else:
            self._picture(Image.new("1", (self._profile.dots, RULE_ROWS), 0))

    def _picture(self, picture: Image.Image, scale: int = 1) -> None:
        """Padded to the full width: not every printer centres pictures. `scale` 2: it doubles each dot."""
        picture = _padded(picture, self._profile.dots // scale)
        fine = scale == 1
        self._escpos.set(align="center")
        for top in range(0, picture.height, BAND_ROWS):
            # The library would convert a tall picture as a whole first, and then each piece again.
            band = picture.crop((0, top, picture.width, min(top + BAND_ROWS, picture.height)))
            self._escpos.image(band, high_density_vertical=fine, high_density_horizontal=fine)

    def _qr(self, url: str) -> None:
        module = module_dots(url, self._profile.dots)
        if self._profile.qr == "raster":
            scale = 2 if self._profile.slow and module % 2 == 0 else 1
            self._picture(qr_picture(url, module // scale), scale)
            return
        self._feed_rows(QUIET_MODULES * module)
        self._escpos.set(align="center")
        self._escpos.qr(url, ec=1, size=module, native=True)
        self._feed_rows(QUIET_MODULES * module)

    def _feed(self, mm: float) -> None:
        self._feed_rows(self._profile.rows(mm))

    def _feed_rows(self, rows: int) -> None:
        units = rows * self._profile.units_per_dot
        while units > 0:
            step = min(units, 255)
            self._escpos._raw(b"\x1bJ" + bytes([step]))
            units -= step

    def _cut(self) -> None:
        if self._profile.cut == "tear":
            self._feed(self._profile.cutter_mm)
        else:
            # Feeds to the knife, then leaves the paper hanging by a point.
            self._escpos.cut(feed=False)


def _padded(picture: Image.Image, width: int) -> Image.Image:
    if picture.width == width:
        return picture
    page = Image.new("1", (width, picture.height), 1)
    page.paste(picture, ((width - picture.width) // 2, 0))
    return page


@cache
def _dummy_class() -> Any:
    _keep_capabilities()
    # The library hangs a handler of its own on the root logger.
    root = logging.getLogger()
    handlers = root.handlers[:]
    from escpos.printer import Dummy

    root.handlers[:] = handlers
    return Dummy


def _keep_capabilities() -> None:
    """Without a kept folder the library reads a large YAML file and leaves a new temporary folder at every start."""
    if _KEPT in os.environ:
        return
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "besti" / "escpos"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        logging.getLogger(__name__).warning("cannot keep the printer capabilities in %s; starting is slower", folder)
        return
    os.environ[_KEPT] = str(folder)
