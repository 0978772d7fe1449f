"""What a paper is made of, from top to bottom. Plain data: no font, no bytes, no printer."""

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Text:
    """One line that is known to fit. `width` and `height` multiply the printer's own letters, 1 to 8.

    `small`: in its narrow letters (font B), for what most readers may pass over.
    """

    words: str
    width: int = 1
    height: int = 1
    bold: bool = False
    align: Align = "left"
    small: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """The number of the ticket, drawn as large as the paper allows."""

    label: str


@dataclass(frozen=True, slots=True)
class Qr:
    url: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Dots as they stand, no wider than the paper. `bits`: row by row, eight dots a byte, 1 is white."""

    width: int
    height: int
    bits: bytes


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line over the whole width."""


@dataclass(frozen=True, slots=True)
class Feed:
    mm: float


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of one paper: cut, or fed to the tear bar where there is no cutter."""


Block = Text | Number | Qr | Picture | Rule | Feed | Cut
