"""The chime is the same on every machine, sample by sample."""

import math

import pytest

from display.voice.chime import LASTS_MS, LOUDEST, PARTIALS, TONES, chime


def by_hand(rate: int) -> list[float]:
    """The same sum, told the long way."""
    total, wave = rate * LASTS_MS // 1000, []
    for n in range(total):
        value = 0.0
        for pitch, struck_ms in TONES:
            t = n / rate - struck_ms / 1000
            for times, strength, decay in PARTIALS if t >= 0 else ():
                value += strength * min(1, t / 0.004) * math.exp(-decay * t) * math.sin(math.tau * pitch * times * t)
        wave.append(value * min(1, (total - n) / (0.15 * rate)))
    return wave


@pytest.mark.parametrize("rate", [8_000, 22_050, 48_000])
def test_sample_by_sample(rate: int) -> None:
    made, wave = chime(rate), by_hand(rate)
    scale = LOUDEST / max(map(abs, wave))
    assert len(made) == len(wave)
    assert max(abs(m - w * scale) for m, w in zip(made, wave, strict=True)) <= 1


def test_it_begins_and_ends_in_silence_and_strikes_twice() -> None:
    made = chime(22_050)
    assert made[0] == 0
    assert abs(made[-1]) < 20
    assert max(map(abs, made)) == LOUDEST
    struck = 22_050 * TONES[1][1] // 1000
    before, after = (max(map(abs, made[n : n + 1000])) for n in (struck - 1000, struck))
    assert after > 1.5 * before


def test_it_is_the_chime_that_people_know() -> None:
    made = chime(22_050)
    known = {1: 52, 50: 481, 100: -1613, 1000: -9511, 8379: -207, 8500: -9049, 9000: -6673, 20000: -2206, 26000: 130}
    assert len(made) == 26_460
    assert all(abs(made[n] - sample) <= 1 for n, sample in known.items())
