"""Pictures that hold no command by chance.

A printer obeys DLE EOT, DLE ENQ and DLE DC4 the moment they arrive, some even in the midst of a picture: it would
answer unasked, or clear its buffer. Whatever row of dots spells one of them gets one dot more.
"""

import re

from printer.reader import UnreadableBytes, placed

_COMMAND = re.compile(rb"\x10[\x04\x05\x14]")
_PICTURE_HEADER = 6
_ONE_DOT_MORE = 0x08
"""Set in the first byte (0x10) it stands right beside the dot that is there: nobody sees it."""


def without_commands(job: bytes) -> bytes:
    """`job` with the same length, and no such command inside a picture."""
    if not _COMMAND.search(job):
        return job
    mended = bytearray(job)
    try:
        pictures = [(at + 2 + _PICTURE_HEADER, end) for at, end, code in placed(job) if code == b"\x1dv"]
    except UnreadableBytes:
        return job
    for start, end in pictures:
        for found in _COMMAND.finditer(job, start, end):
            mended[found.start()] |= _ONE_DOT_MORE
    return bytes(mended)
