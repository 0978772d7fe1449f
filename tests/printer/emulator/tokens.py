"""A stream of bytes cut into commands, as a printer does on arrival: half a command waits for its rest."""

from collections.abc import Iterator
from dataclasses import dataclass

_TWO_BYTES = {b"\x1b@", b"\x1b2", b"\x1bi", b"\x1bm", b"\x1c."}
_FOUR_BYTES = {b"\x1dL", b"\x1dW", b"\x1dP"}
_DLE, _REAL_TIME_LENGTHS = 0x10, {0x04: 3, 0x05: 3}
CLEAR_LENGTH = 10


@dataclass(frozen=True)
class Token:
    """One command, or one letter. `at_once`: obeyed on arrival, whatever stands in the buffer."""

    data: bytes
    at_once: bool = False

    @property
    def code(self) -> bytes:
        return self.data[:2] if self.data[0] in (0x1B, 0x1C, 0x1D, 0x10) else b""


class Tokenizer:
    """`prints_unknown`: a clone that does not know GS ( H skips two bytes and prints the rest."""

    def __init__(self, prints_unknown: bool, realtime_in_images: bool) -> None:
        self._prints_unknown = prints_unknown
        self._realtime_in_images = realtime_in_images
        self.half = b""

    def reset(self) -> None:
        self.half = b""

    def feed(self, data: bytes) -> Iterator[Token]:
        waiting = self.half + data
        fresh = len(self.half)
        at = 0
        self.half = b""
        while at < len(waiting):
            length = self._length(waiting, at)
            if length is None or at + length > len(waiting):
                if self._realtime_in_images and length is not None:
                    yield from _hidden(waiting[max(at, fresh) :])
                self.half = waiting[at:]
                return
            data = waiting[at : at + length]
            if self._realtime_in_images and length > CLEAR_LENGTH:
                yield from _hidden(data[max(0, fresh - at) :])
            yield Token(data, at_once=data[0] == _DLE)
            at += length

    def _length(self, data: bytes, at: int) -> int | None:
        """How long the command at `at` is; None where that cannot be told yet."""
        if data[at] not in (0x1B, 0x1C, 0x1D, _DLE):
            return 1
        code, rest = data[at : at + 2], data[at + 2 : at + 8]
        if len(code) < 2:
            return None
        if code[0] == _DLE:
            return _REAL_TIME_LENGTHS.get(code[1]) or (_dc4(rest) if code[1] == 0x14 else 1)
        if code in _TWO_BYTES:
            return 2
        if code in _FOUR_BYTES:
            return 4
        if code == b"\x1dV":
            return (4 if rest[0] in (65, 66) else 3) if rest else None
        if code == b"\x1dv":
            return _picture(rest)
        if code == b"\x1d(":
            return self._parenthesis(rest)
        return 3

    def _parenthesis(self, rest: bytes) -> int | None:
        if len(rest) < 3:
            return None
        if self._prints_unknown and rest[:1] == b"H":
            return 2
        return 5 + int.from_bytes(rest[1:3], "little")


def _dc4(rest: bytes) -> int | None:
    if not rest:
        return None
    return CLEAR_LENGTH if rest[0] == 8 else 5


def _picture(rest: bytes) -> int | None:
    if len(rest) < 6:
        return None
    return 8 + int.from_bytes(rest[2:4], "little") * int.from_bytes(rest[4:6], "little")


def _hidden(data: bytes) -> Iterator[Token]:
    """Status questions that only happen to stand in a picture."""
    for at in range(len(data) - 2):
        if data[at] == _DLE and data[at + 1] == 0x04 and 1 <= data[at + 2] <= 4:
            yield Token(data[at : at + 3], at_once=True)
