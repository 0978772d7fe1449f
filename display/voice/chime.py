"""The chime before a call: two struck tones a third apart, the lower one last, reckoned sample by sample."""

import math
from array import array

from display.voice.sound import length

TONES = ((659.25, 0), (523.25, 380))
"""Hertz, and when it is struck in milliseconds."""
PARTIALS = ((1.0, 1.0, 3.2), (2.0, 0.35, 5.0), (3.0, 0.12, 8.0), (4.2, 0.06, 12.0))
"""Of each tone: times its pitch, how strong, and how fast it dies away (per second)."""
LASTS_MS = 1_200
ATTACK_MS = 4
RELEASE_MS = 150
LOUDEST = 16_000


def chime(rate: int) -> "array[int]":
    """The chime with `rate` samples a second, its highest sample LOUDEST."""
    total = length(LASTS_MS, rate)
    wave = [0.0] * total
    for pitch, struck_ms in TONES:
        start = length(struck_ms, rate)
        for n in range(start, total):
            wave[n] += _struck(pitch, (n - start) / rate)
    release = length(RELEASE_MS, rate)
    faded = [sample * min(1.0, (total - n) / release) for n, sample in enumerate(wave)]
    loudest = max(abs(sample) for sample in faded)
    return array("h", [round(sample / loudest * LOUDEST) for sample in faded])


def _struck(pitch: float, seconds: float) -> float:
    """One tone so many seconds after it was struck."""
    attack = min(1.0, seconds * 1000 / ATTACK_MS)
    partials = (
        strength * math.exp(-decay * seconds) * math.sin(2 * math.pi * pitch * times * seconds)
        for times, strength, decay in PARTIALS
    )
    return attack * sum(partials)
