"""How much paper a job takes and how long that takes, from its bytes. Pure."""

from printer.profiles import MM_PER_INCH, Profile
from printer.reader import Command, UnreadableBytes, read

CUT_S = 0.7
QR_MODULES = 33
UNKNOWN_MM = 200.0


def paper_mm(data: bytes, profile: Profile) -> float:
    """The length of paper, a little too long rather than too short."""
    rows = 0.0
    height = 1
    spacing = float(profile.line_dots)
    try:
        for command in read(data):
            if command.code == b"\x1d!":
                height = (command.args[0] & 7) + 1
            elif command.code == b"\x1b3":
                spacing = command.args[0] / profile.units_per_dot
            rows += _rows(command, profile, height, spacing)
    except UnreadableBytes:
        return UNKNOWN_MM
    return rows * MM_PER_INCH / profile.dpi


def print_s(mm: float, cuts: int, profile: Profile) -> float:
    """Seconds from the first row to the last cut."""
    return mm / profile.mm_s + CUT_S * cuts


def _rows(command: Command, profile: Profile, height: int, spacing: float) -> float:
    args = command.args
    match command.code:
        case b"\n":
            return max(spacing, height * 24)
        case b"\x1bJ":
            return args[0] / profile.units_per_dot
        case b"\x1bd":
            return args[0] * spacing
        case b"\x1dv":
            return float(int.from_bytes(args[4:6], "little") << (args[1] >> 1 & 1))
        case b"\x1d(" if args[4:5] == b"Q":
            return QR_MODULES * 6.0
        case b"\x1dV":
            return float(profile.rows(profile.cutter_mm))
    return 0.0
