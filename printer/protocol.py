"""What is said to a printer besides the job: questions, receipts, and the cleaning up after a broken job. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from printer.answers import Answer, FullStatus, RealTime

INIT = b"\x1b@"
CUT = b"\x1dVB\x00"
ASB_ON = b"\x1da\x0e"
"""Tell every change of online, error and paper. ESC @ ends it."""

FENCE = b"\x1dr\x01"
CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""Empties the buffers of the printer, which then says so. A job that was being printed is cut off in its midst."""

ID_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ID_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Question:
    """`data` is sent, and the first answer that `fits` ends the wait."""

    data: bytes
    fits: Callable[[Answer], bool]


def real_time(n: int) -> Question:
    """DLE EOT n, n from 1 to 4. The answer does not say which n it is for: never ask two at a time."""
    return Question(b"\x10\x04" + bytes([n]), lambda answer: isinstance(answer, RealTime))


FULL_STATUS = Question(b"\x10\x04\x14", lambda answer: isinstance(answer, FullStatus))


def job_id(number: int) -> bytes:
    """Four letters that come round only after 1.7 million jobs, so the echo of an older job never fits."""
    letters = []
    for _ in range(ID_LENGTH):
        number, digit = divmod(number, len(ID_DIGITS))
        letters.append(ID_DIGITS[digit])
    return "".join(reversed(letters)).encode()


def tell_when_printed(id_: bytes) -> bytes:
    """GS ( H, function 48: the printer returns `id_` when all that came before it is on paper."""
    return b"\x1d(H\x06\x0000" + id_
