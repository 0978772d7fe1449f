"""ESC/POS bytes as commands: those that we send and those that an ordinary driver sends."""

from collections.abc import Iterator
from dataclasses import dataclass

ESC, GS, FS, DLE = 0x1B, 0x1D, 0x1C, 0x10
_STARTS = frozenset((ESC, GS, FS, DLE))
_SINGLE = frozenset(b"\n\r\t\x0c")

# How many bytes follow the two of the command itself.
_FIXED = {
    **dict.fromkeys((b"\x1b@", b"\x1b2", b"\x1bi", b"\x1bm"), 0),
    **dict.fromkeys((b"\x1ba", b"\x1bE", b"\x1bG", b"\x1b!", b"\x1b-", b"\x1bt", b"\x1bM", b"\x1bR", b"\x1b{"), 1),
    **dict.fromkeys((b"\x1bd", b"\x1bJ", b"\x1b3", b"\x1b ", b"\x1dB", b"\x1d!", b"\x1db", b"\x1da", b"\x1dr"), 1),
    **dict.fromkeys((b"\x1dL", b"\x1dW", b"\x1dP"), 2),
    b"\x1c.": 0,
    b"\x10\x04": 1,
}


@dataclass(frozen=True, slots=True)
class Command:
    """`code` is the command's first two bytes (one for LF and the like, none for printable text)."""

    code: bytes
    args: bytes


class UnreadableBytes(Exception):
    """The bytes hold a command that we do not know, or end within one. A printer would print garbage."""

    def __init__(self, what: str, offset: int) -> None:
        super().__init__(f"{what} at byte {offset}")
        self.offset = offset


def read(data: bytes) -> Iterator[Command]:
    """The commands in order. Raises UnreadableBytes where a printer would go astray."""
    for at, end, code in placed(data):
        yield Command(code, data[at + len(code) : end])


def placed(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where each command begins and ends, and its code. Raises UnreadableBytes like `read`."""
    at = 0
    while at < len(data):
        if data[at] in _STARTS:
            end = at + 2 + _length(data, at)
            if end > len(data):
                raise UnreadableBytes("the data end within a command", at)
            yield at, end, data[at : at + 2]
        elif data[at] in _SINGLE:
            end = at + 1
            yield at, end, data[at:end]
        else:
            end = _end_of_text(data, at)
            yield at, end, b""
        at = end


def _end_of_text(data: bytes, at: int) -> int:
    end = at
    while end < len(data) and data[end] >= 0x20:
        end += 1
    if end == at:
        raise UnreadableBytes(f"unknown control byte {data[at]:#04x}", at)
    return end


def _length(data: bytes, at: int) -> int:
    """Bytes after the first two of the command at `at`."""
    code, rest = data[at : at + 2], data[at + 2 : at + 10]
    if code in _FIXED:
        return _FIXED[code]
    if code == b"\x1dV" and rest:
        return 2 if rest[0] in (65, 66) else 1
    if code == b"\x1dv" and len(rest) >= 6:
        return 6 + int.from_bytes(rest[2:4], "little") * int.from_bytes(rest[4:6], "little")
    if code == b"\x1d(" and len(rest) >= 3:
        return 3 + int.from_bytes(rest[1:3], "little")
    raise UnreadableBytes(f"unknown or unfinished command {code.hex(' ')}", at)
