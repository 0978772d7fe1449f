"""A voice that is no voice: each word a tone of its own length, so that one can tell by the samples what was said."""

import math
import zlib
from array import array
from pathlib import Path

from display.voice.build import Credits, build
from display.voice.pack import Pack, load
from display.voice.vocabulary import Line

RATE = 8_000


class Tones:
    """30 to 60 ms for each line, with silence before and after. `without`: words that it does not have."""

    def __init__(self, name: str = "tones", without: frozenset[str] = frozenset(), engine: str = "tones") -> None:
        self.credits = Credits(name, engine, "nobody", "free")
        self.rate = RATE
        self._without = without

    def sound(self, line: Line) -> "array[int] | None":
        if not line.say or set(line.words) & self._without:
            return None
        seed = zlib.crc32(f"{self.credits.name} {line.file}".encode())
        lasts, pitch = 240 + seed % 241, 300 + seed // 1000 % 900
        quiet = array("h", bytes(800))
        return quiet + array("h", [round(9_000 * math.sin(n * pitch / 1300)) for n in range(lasts)]) + quiet


def tones(out: Path, language: str = "id", name: str = "tones", without: frozenset[str] = frozenset()) -> Pack:
    """A pack of them in `out`."""
    build(Tones(name, without), language, out)
    return load(out)
