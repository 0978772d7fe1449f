"""Status bytes read by their bits. Pure.

Only the bits that are named are looked at: a real TM-T20II answers 0x16 with no drawer there, and sets reserved bits.
"""

from dataclasses import dataclass

from printer.states import PRIORITY, Cause

NOTHING: frozenset[Cause] = frozenset()


@dataclass(frozen=True, slots=True)
class Signs:
    """What a printer says of itself: `causes` why it does not print, `low` that the roll ends soon."""

    causes: frozenset[Cause] = NOTHING
    low: bool = False

    def __or__(self, other: "Signs") -> "Signs":
        return Signs(self.causes | other.causes, self.low or other.low)

    @property
    def cause(self) -> Cause | None:
        """The one to tell."""
        return next((cause for cause in PRIORITY if cause in self.causes), None)


_REAL_TIME = {
    1: {0x08: Cause.OFFLINE},
    2: {0x04: Cause.COVER_OPEN, 0x08: Cause.FEEDING, 0x20: Cause.PAPER_OUT, 0x40: Cause.ERROR},
    3: {0x04: Cause.ERROR, 0x08: Cause.CUTTER, 0x20: Cause.UNRECOVERABLE, 0x40: Cause.OVERHEATED},
    4: {0x60: Cause.PAPER_OUT},
}
_ASB = (
    {0x08: Cause.OFFLINE, 0x20: Cause.COVER_OPEN, 0x40: Cause.FEEDING},
    {0x04: Cause.ERROR, 0x08: Cause.CUTTER, 0x20: Cause.UNRECOVERABLE, 0x40: Cause.OVERHEATED},
    {0x0C: Cause.PAPER_OUT},
)
_FULL_STATUS = (
    {0x01: Cause.PAPER_OUT, 0x20: Cause.NOT_TAKEN},
    {0x03: Cause.COVER_OPEN, 0x60: Cause.FEEDING},
    {0x01: Cause.OVERHEATED, 0x08: Cause.ERROR},
    {0x01: Cause.CUTTER, 0x02: Cause.COVER_OPEN, 0x0C: Cause.UNRECOVERABLE},
)


def _causes(byte: int, bits: dict[int, Cause]) -> frozenset[Cause]:
    return frozenset(cause for mask, cause in bits.items() if byte & mask)


def from_real_time(n: int, byte: int) -> Signs:
    """The answer to DLE EOT n."""
    return Signs(_causes(byte, _REAL_TIME[n]), low=n == 4 and bool(byte & 0x0C))


def from_asb(data: bytes) -> Signs:
    """Four bytes; the last says nothing and need not be zero."""
    causes = (_causes(byte, bits) for byte, bits in zip(data, _ASB, strict=False))
    return Signs(NOTHING.union(*causes), low=bool(data[2] & 0x03))


def from_full_status(data: bytes) -> Signs:
    """Custom's four bytes: paper, user, recoverable, unrecoverable."""
    causes = (_causes(byte, bits) for byte, bits in zip(data, _FULL_STATUS, strict=True))
    return Signs(NOTHING.union(*causes), low=bool(data[0] & 0x44))
