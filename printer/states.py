"""What a printer can be up to, and what keeps it from printing."""

from enum import StrEnum


class PrinterState(StrEnum):
    """STARTING: the link is up, the printer has not spoken yet. DIRTY_BUFFER: it may still hold an old ticket."""

    READY = "ready"
    LOW_PAPER = "low_paper"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    STARTING = "starting"
    DIRTY_BUFFER = "dirty_buffer"
    UNKNOWN = "unknown"
    DISABLED = "disabled"


PRINTABLE = frozenset({PrinterState.READY, PrinterState.LOW_PAPER})


class Cause(StrEnum):
    """Why a printer does not print: first what blocks it, then what keeps us from reaching it."""

    UNRECOVERABLE = "unrecoverable"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    OVERHEATED = "overheated"
    ERROR = "error"
    PAPER_OUT = "paper_out"
    NOT_TAKEN = "not_taken"
    FEEDING = "feeding"
    OFFLINE = "offline"
    SILENT = "silent"

    REFUSED = "refused"
    TIMEOUT = "timeout"
    ABSENT = "absent"
    DENIED = "denied"
    HELD = "held"
    LOST = "lost"
    SETTINGS = "settings"


PRIORITY = tuple(Cause)
"""With the cover open the paper sensors tell nonsense, so the order of the causes decides which one is told."""

PASSING = frozenset({Cause.OVERHEATED, Cause.NOT_TAKEN, Cause.FEEDING})
"""These go away without a person of the staff."""
