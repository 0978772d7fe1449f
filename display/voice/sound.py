"""Sound as Besti's voice knows it: one channel of signed 16-bit samples, and its WAV file."""

import io
import math
import wave
from array import array
from typing import BinaryIO

FULL = 32767
"""The highest sample."""
RATES = range(8_000, 192_001)
"""Samples a second that a clip may have."""


class BadSound(Exception):
    """A file that is no WAV with one channel of 16 bits; the text says what it is instead, in English."""


def read(file: str | BinaryIO) -> "tuple[array[int], int]":
    """Samples and rate of a WAV. Raises BadSound, and OSError where it cannot be read."""
    try:
        with wave.open(file) as wav:
            shape = (wav.getnchannels(), wav.getsampwidth() * 8)
            if shape != (1, 16):
                raise BadSound(f"{shape[0]} channel(s) of {shape[1]} bits instead of one of 16")
            samples, rate = array("h", wav.readframes(wav.getnframes())), wav.getframerate()
    # The module lets slip the last two for files that are cut off or whose lengths are wrong.
    except (wave.Error, EOFError, RuntimeError, ValueError) as error:
        raise BadSound(f"not a WAV file ({error})") from error
    if rate not in RATES:
        raise BadSound(f"{rate} Hz")
    return samples, rate


def wav_bytes(samples: "array[int]", rate: int) -> bytes:
    """The WAV file with `samples`, `rate` of them a second."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(rate)
        wav.writeframes(samples.tobytes())
    return buffer.getvalue()


def silence(samples: int) -> "array[int]":
    return array("h", bytes(2 * samples))


def length(ms: int, rate: int) -> int:
    """How many samples so many milliseconds are."""
    return round(ms * rate / 1000)


def rms(samples: "array[int]") -> float:
    """Root mean square, 0 to 32767: how loud it sounds."""
    return math.sqrt(sum(s * s for s in samples) / len(samples)) if samples else 0.0


def peak(samples: "array[int]") -> int:
    return max(map(abs, samples), default=0)


def scaled(samples: "array[int]", gain: float) -> "array[int]":
    """`samples` times `gain`; the caller sees to it that nothing leaves 16 bits."""
    return array("h", [round(s * gain) for s in samples])


def at_volume(samples: "array[int]", percent: int) -> "array[int]":
    """As loud as `percent` (0 to 100) says. 100 changes nothing."""
    if percent == 100:
        return samples
    return array("h", [s * percent // 100 for s in samples])
