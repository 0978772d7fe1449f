"""What we know about the printers that are met in Indonesia. python-escpos knows none of them."""

from dataclasses import dataclass, replace
from typing import Literal, TypedDict

from core.words import Text
from printer.faults import UnknownProfile

MM_PER_INCH = 25.4
NARROW_ROLL_M = 30.0
FAST_BYTES_PER_S = 10_000
"""A ticket with pictures is some 30 kB: three seconds at 115200 baud, half a minute at 9600."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One model. `dots` and `columns` are a printed line in dots and in letters of font A (12x24).

    `units_per_dot`: steps of ESC J in one row of dots (Epson moves by half rows). `line_dots`: what a line feed moves
    by default. `cutter_mm`: from the print head to the knife or tear bar; that much of the next paper is blank.

    What it says of itself: `status` is how it is asked (DLE EOT 1-4, Custom's full status, or not at all);
    `process_id`: it returns the id of a job when that is on paper (GS ( H, printed as letters by those that lack it);
    `fence`: it answers GS r once it has processed what came before; `asb`: it tells changes by itself (GS a);
    `clear`: it empties its buffers on DLE DC4 8. `mm_s`: its speed, rather too low than too high.

    `roll_m`: the length of a new roll. `slow`: its line is slow, so that pictures cost seconds: see `over`.
    """

    name: str
    dots: int
    columns: int
    paper_mm: float
    dpi: int
    cut: Literal["partial", "tear"]
    qr: Literal["native", "raster"]
    units_per_dot: int = 1
    line_dots: int = 30
    cutter_mm: float = 13.0
    status: Literal["dle", "custom", "none"] = "dle"
    process_id: bool = False
    fence: bool = True
    asb: bool = False
    clear: bool = False
    mm_s: float = 100.0
    roll_m: float = 80.0
    slow: bool = False

    @property
    def small_columns(self) -> int:
        """A printed line in letters of font B (9x17)."""
        return self.dots // 9

    def rows(self, mm: float) -> int:
        """Millimetres in rows of dots."""
        return round(mm * self.dpi / MM_PER_INCH)

    def over(self, bytes_per_s: float | None) -> "Profile":
        """The same model on a line of that speed (None: fast)."""
        return replace(self, slow=bytes_per_s is not None and bytes_per_s < FAST_BYTES_PER_S)


class _Answers(TypedDict):
    process_id: bool
    asb: bool
    clear: bool


_EPSON: _Answers = {"process_id": True, "asb": True, "clear": True}

# Blind: cheap printers without a way back.
# Generic printers get their QR as a picture: many 58 mm clones do not know the QR command.
PROFILES = {
    profile.name: profile
    for profile in (
        Profile("generic-58", 384, 32, 58, 203, "tear", "raster", roll_m=NARROW_ROLL_M),
        Profile("generic-80", 576, 48, 80, 203, "partial", "raster"),
        Profile("tm-t82", 576, 48, 80, 203, "partial", "native", units_per_dot=2, line_dots=34, mm_s=150, **_EPSON),
        Profile("tm-t82x", 576, 48, 80, 203, "partial", "native", units_per_dot=2, line_dots=34, mm_s=200, **_EPSON),
        Profile("tm-t88", 512, 42, 80, 180, "partial", "native", units_per_dot=2, line_dots=30, mm_s=250, **_EPSON),
        Profile("blind-58", 384, 32, 58, 203, "tear", "raster", status="none", fence=False, roll_m=NARROW_ROLL_M),
        Profile("blind-80", 576, 48, 80, 203, "partial", "raster", status="none", fence=False),
        Profile("xp-80", 576, 48, 80, 203, "partial", "native", mm_s=200),
        Profile("vkp80", 576, 48, 80, 203, "partial", "native", status="custom", mm_s=150),
    )
}


def profile_named(name: str) -> Profile:
    """The profile of that name.

    Raises UnknownProfile, which names the ones that there are.
    """
    if name not in PROFILES:
        known = ", ".join(sorted(PROFILES))
        raise UnknownProfile(
            Text(
                id=f"Jenis pencetak “{name}” tidak dikenal. Yang tersedia: {known}.",
                en=f"Printer model “{name}” is not known. Known ones: {known}.",
            )
        )
    return PROFILES[name]
