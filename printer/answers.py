"""What a printer says, from a stream of bytes that merge and split as they like. Told apart by masks. Pure."""

from dataclasses import dataclass, field

XON, XOFF = 0x11, 0x13
FULL_STATUS_MARK = 0x0F
_ASB_BYTES, _FULL_STATUS_BYTES = 4, 6
_MOST_BLOCK_BYTES = 80
_HEADS = frozenset((0x37, 0x3B, 0x3D, 0x5F))
_PROCESS_ID, _CLEARED = 0x22, 0x25


@dataclass(frozen=True, slots=True)
class RealTime:
    """The answer to DLE EOT n, whichever n that was."""

    byte: int


@dataclass(frozen=True, slots=True)
class Asb:
    """The four bytes that a printer sends by itself when something changes."""

    data: bytes


@dataclass(frozen=True, slots=True)
class PaperByte:
    """The answer to GS r 1: all before it was processed."""

    byte: int


@dataclass(frozen=True, slots=True)
class FullStatus:
    """Custom's answer: paper, user, recoverable and unrecoverable, a byte each."""

    data: bytes


@dataclass(frozen=True, slots=True)
class JobPrinted:
    """The process id of a job that is on paper."""

    id: bytes


@dataclass(frozen=True, slots=True)
class Cleared:
    """The buffers are empty."""


@dataclass(frozen=True, slots=True)
class Block:
    """Any other block: printer information, the cause of going offline, a notice of power-off."""

    head: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Garbage:
    """A byte that fits nowhere."""

    byte: int


Answer = RealTime | Asb | PaperByte | FullStatus | JobPrinted | Cleared | Block | Garbage


@dataclass
class AnswerParser:
    """Fed with bytes as they come. `custom`: 10 0F begins a full status (else 10 can only begin ASB).

    One connection has one parser: half an answer must not be finished by the first bytes of the next connection.
    """

    custom: bool = False
    _open: bytearray = field(default_factory=bytearray)

    def feed(self, data: bytes) -> list[Answer]:
        found: list[Answer] = []
        for byte in data:
            if not self._is_flow(byte):
                self._take(byte, found)
        return found

    def _is_flow(self, byte: int) -> bool:
        """XON and XOFF may stand anywhere, but the bytes of a full status may have any value."""
        return byte in (XON, XOFF) and not self._is_full_status()

    def _take(self, byte: int, found: list[Answer]) -> None:
        if self._open and not self._continues(byte):
            found.extend(map(Garbage, self._open))
            self._open.clear()
        if self._open:
            self._open.append(byte)
            if self._is_whole():
                found.append(_finished(bytes(self._open)))
                self._open.clear()
        elif byte in _HEADS or byte & 0x93 == 0x10:
            self._open.append(byte)
        else:
            found.append(_single(byte))

    def _continues(self, byte: int) -> bool:
        opened = self._open
        if opened[0] in _HEADS:
            return byte == 0 or (0x20 <= byte <= 0x7F and len(opened) < _MOST_BLOCK_BYTES)
        if self._is_full_status() or (self.custom and len(opened) == 1 and byte == FULL_STATUS_MARK):
            return True
        return byte & 0x90 == 0

    def _is_full_status(self) -> bool:
        return self.custom and self._open[:2] == b"\x10\x0f"

    def _is_whole(self) -> bool:
        if self._open[0] in _HEADS:
            return self._open[-1] == 0
        return len(self._open) == (_FULL_STATUS_BYTES if self._is_full_status() else _ASB_BYTES)


def _single(byte: int) -> Answer:
    if byte & 0x93 == 0x12:
        return RealTime(byte)
    return PaperByte(byte) if byte & 0x90 == 0 else Garbage(byte)


def _finished(data: bytes) -> Answer:
    if data[0] not in _HEADS:
        return Asb(data) if len(data) == _ASB_BYTES else FullStatus(data[2:])
    if data[:2] == bytes((0x37, _PROCESS_ID)):
        return JobPrinted(data[2:-1])
    if data == bytes((0x37, _CLEARED, 0)):
        return Cleared()
    return Block(data[0], data[1:-1])
