"""Everything that is wrong with a voice pack, in sentences."""

import math
from dataclasses import dataclass

from core.site import Site
from core.words import Text
from display.voice.grammar import CHIME
from display.voice.pack import Clip, Pack
from display.voice.sound import FULL, peak, rms
from display.voice.vocabulary import missing

TOLERANCE_DB = 4
"""How far a clip may be from the loudness of its pack before one hears the step."""


@dataclass(frozen=True, slots=True)
class PackFault:
    """`file`: the clip, as it is called in the folder."""

    file: str
    text: Text


def check(pack: Pack, site: Site | None = None) -> tuple[PackFault, ...]:
    """The clips that are missing for `site`, damaged, of another rate, too loud or too soft; empty: a good pack."""
    listed = {clip.words for clip in pack.manifest.clips}
    gone = [PackFault(line.file, _missing(line.text)) for line in missing(listed, pack.language, site)]
    damaged = [PackFault(file, text) for file, text in pack.faults.items()]
    levels = [PackFault(clip.file, text) for clip in pack.clips.values() if (text := _level(pack, clip))]
    return (*gone, *damaged, *levels)


def _missing(text: str) -> Text:
    return Text(f"belum ada: “{text}”", f"is missing: “{text}”")


def _level(pack: Pack, clip: Clip) -> Text | None:
    samples = pack.samples(clip)
    if peak(samples) >= FULL:
        return Text("terlalu keras: suaranya pecah", "is too loud: it clips")
    if clip.words == (CHIME,):
        return None
    off = 20 * math.log10(max(rms(samples), 1) / max(pack.manifest.rms, 1))
    if abs(off) <= TOLERANCE_DB:
        return None
    size = f"{abs(off):.0f} dB"
    if off > 0:
        return Text(f"terlalu keras ({size})", f"is too loud ({size})")
    return Text(f"terlalu lirih ({size})", f"is too soft ({size})")
