"""Clips made alike: silence cut off at both ends, no click at either, the same loudness for all."""

from array import array

from display.voice.sound import length, peak, rms, scaled

RMS = 3_300
"""How loud a clip is made: 20 dB below full scale, which leaves speech room for its peaks."""
PEAK = 29_200
"""No sample goes beyond: 1 dB below full scale. A clip that would is made less loud instead."""

_QUIET = 200
"""What is so many times weaker than the peak (46 dB) is silence."""
_MARGIN_MS = 12
_FADE_MS = 6


def levelled(samples: "array[int]", rate: int, target: int = RMS) -> "array[int]":
    """`samples` trimmed, faded in and out, and at the root mean square `target`. Pure silence becomes nothing."""
    trimmed = faded(trimmed_ends(samples, rate), rate)
    loudness, highest = rms(trimmed), peak(trimmed)
    if not highest:
        return array("h")
    return scaled(trimmed, min(target / loudness, PEAK / highest))


def trimmed_ends(samples: "array[int]", rate: int) -> "array[int]":
    """Without the silence before and after, but for a margin of 12 ms."""
    limit = peak(samples) // _QUIET
    first = next((n for n, s in enumerate(samples) if abs(s) > limit), None)
    if first is None:
        return array("h")
    last = next(n for n in range(len(samples) - 1, -1, -1) if abs(samples[n]) > limit)
    margin = length(_MARGIN_MS, rate)
    return samples[max(0, first - margin) : last + 1 + margin]


def faded(samples: "array[int]", rate: int) -> "array[int]":
    """From nothing and to nothing within 6 ms."""
    steps = min(length(_FADE_MS, rate), len(samples) // 2)
    result = samples[:]
    for n in range(steps):
        result[n] = samples[n] * n // steps
        result[-1 - n] = samples[-1 - n] * n // steps
    return result
