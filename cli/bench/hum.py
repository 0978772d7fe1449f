"""A voice for benches that needs no speech program: each word hums as long as somebody would speak it."""

import math
from array import array
from pathlib import Path

from core.site import Site
from display.voice.build import Credits, build
from display.voice.home import default_folder
from display.voice.vocabulary import Line

RATE = 22_050
HUM_HZ = 220
SECONDS_PER_LETTER = 0.07


class Hum:
    """A `display.voice.build.Source`."""

    credits = Credits("hum", "hum", "nobody", "free")
    rate = RATE

    def sound(self, line: Line) -> "array[int] | None":
        samples = round(RATE * SECONDS_PER_LETTER * max(4, len(line.text)))
        turn = math.tau * HUM_HZ / RATE
        return array("h", (round(9_000 * math.sin(n * turn)) for n in range(samples))) if line.say else None


def hums(folder: Path, made: Site) -> None:
    """Gives the device that keeps its data in `folder` such a voice for each language of the site."""
    for language in made.site.languages:
        build(Hum(), language, default_folder(folder, language), made)
