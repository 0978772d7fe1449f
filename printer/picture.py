"""What a printer would put on paper, from the bytes that it is sent: one picture for each piece cut off."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image, ImageChops

from printer.profiles import MM_PER_INCH, Profile
from printer.qrcodes import qr_picture
from printer.reader import Command, UnreadableBytes, read
from printer.typeface import letter

_CODE_PAGES = {0: "cp437", 2: "cp850", 16: "cp1252", 19: "cp858"}
_ALIGNS = {0: 0.0, 1: 0.5, 2: 1.0}
_LEVELS = {48: "L", 49: "M", 50: "Q", 51: "H"}


def render(data: bytes, profile: Profile) -> list[Image.Image]:
    """The papers that come out, in grey, one pixel a dot, as wide as the paper itself.

    Each begins with the blank between head and knife. Raises reader.UnreadableBytes for what we cannot read.
    """
    head = _Head(profile)
    for command in read(data):
        head.obey(command)
    return head.papers()


@dataclass(slots=True)
class _Style:
    font: str = "A"
    width: int = 1
    height: int = 1
    bold: bool = False
    underline: bool = False
    inverse: bool = False
    align: float = 0.0
    code_page: str = "cp437"
    spacing: int | None = None


@dataclass(slots=True)
class _Symbol:
    module: int = 3
    level: str = "L"
    content: str = ""


@dataclass(slots=True)
class _Strip:
    """The paper that has passed the head, as rows that were printed at their places."""

    inked: list[tuple[int, int, Image.Image]] = field(default_factory=list)
    row: int = 0
    cuts: list[int] = field(default_factory=list)


class _Head:
    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._knife = profile.rows(profile.cutter_mm)
        self._strip = _Strip(row=self._knife, cuts=[0])
        self._style = _Style()
        self._symbol = _Symbol()
        self._line: list[Image.Image] = []
        self._obeyed: dict[bytes, Callable[[bytes], None]] = {
            b"": self._print,
            b"\n": lambda _: self._end_line(),
            b"\r": _nothing,
            b"\x1b@": self._reset,
            b"\x1ba": lambda args: self._set(align=_ALIGNS[args[0] & 3]),
            b"\x1bE": lambda args: self._set(bold=bool(args[0] & 1)),
            b"\x1b-": lambda args: self._set(underline=bool(args[0] & 3)),
            b"\x1bM": lambda args: self._set(font="B" if args[0] & 1 else "A"),
            b"\x1b!": self._mode,
            b"\x1d!": lambda args: self._set(width=(args[0] >> 4 & 7) + 1, height=(args[0] & 7) + 1),
            b"\x1dB": lambda args: self._set(inverse=bool(args[0] & 1)),
            b"\x1bt": self._code_page,
            b"\x1b2": lambda _: self._set(spacing=None),
            b"\x1b3": lambda args: self._set(spacing=args[0] // profile.units_per_dot),
            b"\x1bd": lambda args: self._end_line(args[0]),
            b"\x1bJ": lambda args: self._feed(args[0] // profile.units_per_dot),
            b"\x1dv": self._raster,
            b"\x1d(": self._two_dimensional,
            b"\x1dV": self._cut,
            b"\x1bi": lambda _: self._cut(b"\x00"),
            b"\x1bm": lambda _: self._cut(b"\x01"),
            b"\x1c.": _nothing,
        }

    def obey(self, command: Command) -> None:
        if command.code not in self._obeyed:
            raise UnreadableBytes(f"command {command.code.hex(' ')} cannot be drawn", self._strip.row)
        self._obeyed[command.code](command.args)

    def papers(self) -> list[Image.Image]:
        """Every piece between two cuts, and what hangs out of the printer if there is ink on it."""
        ends = self._strip.cuts[1:]
        if any(top + ink.height > self._strip.cuts[-1] for _, top, ink in self._strip.inked):
            ends.append(self._strip.row)
        starts = [0, *ends]
        return [self._piece(start, end) for start, end in zip(starts, ends, strict=False)]

    def _piece(self, start: int, end: int) -> Image.Image:
        width = round(self._profile.paper_mm * self._profile.dpi / MM_PER_INCH)
        piece = Image.new("L", (width, end - start), 255)
        margin = (width - self._profile.dots) // 2
        for left, top, ink in self._strip.inked:
            if top < end and top + ink.height > start:
                piece.paste(ink, (margin + left, top - start))
        piece.info["dpi"] = (self._profile.dpi, self._profile.dpi)
        return piece

    # -- state

    def _reset(self, _: bytes) -> None:
        self._style, self._line = _Style(), []

    def _set(self, **changes: object) -> None:
        for name, value in changes.items():
            setattr(self._style, name, value)

    def _mode(self, args: bytes) -> None:
        bits = args[0]
        self._set(font="B" if bits & 1 else "A", bold=bool(bits & 8), underline=bool(bits & 128))
        self._set(height=2 if bits & 16 else 1, width=2 if bits & 32 else 1)

    def _code_page(self, args: bytes) -> None:
        if args[0] not in _CODE_PAGES:
            raise UnreadableBytes(f"unknown code page {args[0]}", self._strip.row)
        self._set(code_page=_CODE_PAGES[args[0]])

    # -- text

    def _print(self, args: bytes) -> None:
        style = self._style
        for char in args.decode(style.code_page, "replace"):
            cell = letter(char, style.font, style.width, style.height, style.bold)
            if style.inverse:
                cell = ImageChops.invert(cell)
            if style.underline:
                cell = cell.copy()
                cell.paste(0, (0, cell.height - 2, cell.width, cell.height))
            if sum(inked.width for inked in self._line) + cell.width > self._profile.dots:
                self._end_line()
            self._line.append(cell)

    def _end_line(self, lines: int = 1) -> None:
        spacing = self._profile.line_dots if self._style.spacing is None else self._style.spacing
        tallest = max((cell.height for cell in self._line), default=0)
        left = self._left(sum(cell.width for cell in self._line))
        for cell in self._line:
            self._strip.inked.append((left, self._strip.row + tallest - cell.height, cell))
            left += cell.width
        self._line = []
        self._feed(max(spacing, tallest) + spacing * (lines - 1) if lines else tallest)

    def _left(self, width: int) -> int:
        return int((self._profile.dots - width) * self._style.align)

    def _feed(self, rows: int) -> None:
        if self._line:
            self._end_line(0)
        self._strip.row += rows

    # -- pictures

    def _raster(self, args: bytes) -> None:
        row_bytes, rows = int.from_bytes(args[2:4], "little"), int.from_bytes(args[4:6], "little")
        ink = Image.frombytes("1", (row_bytes * 8, rows), args[6:], "raw", "1;I")
        ink = ink.resize((ink.width << (args[1] & 1), ink.height << (args[1] >> 1 & 1)), Image.Resampling.NEAREST)
        self._ink(ink)

    def _two_dimensional(self, args: bytes) -> None:
        if args[:1] != b"k" or args[3:4] != b"1":
            raise UnreadableBytes("only QR codes can be drawn", self._strip.row)
        function, rest = args[4], args[5:]
        if function == 67:
            self._symbol.module = rest[0]
        elif function == 69:
            self._symbol.level = _LEVELS[rest[0]]
        elif function == 80:
            self._symbol.content = rest[1:].decode("utf-8")
        elif function == 81:
            self._ink(qr_picture(self._symbol.content, self._symbol.module, self._symbol.level, quiet=0))
        elif function != 65:
            raise UnreadableBytes(f"unknown QR function {function}", self._strip.row)

    def _ink(self, ink: Image.Image) -> None:
        if self._line:
            self._end_line()
        left = max(0, self._left(ink.width))
        shown = ink.crop((0, 0, min(ink.width, self._profile.dots), ink.height))
        self._strip.inked.append((left, self._strip.row, shown))
        self._strip.row += ink.height

    # -- knife

    def _cut(self, args: bytes) -> None:
        if args[0] in (65, 66):
            self._feed(self._knife + args[1] // self._profile.units_per_dot)
        at = self._strip.row - self._knife
        if at > self._strip.cuts[-1]:
            self._strip.cuts.append(at)


def _nothing(_: bytes) -> None:
    """Commands that leave no trace on paper."""
