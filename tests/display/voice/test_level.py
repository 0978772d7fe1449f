"""Clips are made alike."""

import math
from array import array
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.voice.level import PEAK, RMS, faded, levelled, trimmed_ends
from display.voice.sound import BadSound, at_volume, peak, read, rms, scaled, silence, wav_bytes

RATE = 10_000


def tone(height: int, samples: int = 4_000) -> "array[int]":
    return array("h", [round(height * math.sin(n / 5)) for n in range(samples)])


@pytest.mark.parametrize("height", [40, 900, 30_000])
def test_every_clip_is_as_loud_as_the_others(height: int) -> None:
    assert abs(rms(levelled(tone(height), RATE)) - RMS) < 0.01 * RMS


def test_a_clip_with_a_sharp_peak_is_made_softer_rather_than_clipped() -> None:
    sharp = tone(300)
    sharp[2_000] = 20_000
    made = levelled(sharp, RATE)
    assert PEAK - 1 <= peak(made) <= PEAK
    assert rms(made) < RMS


def test_silence_at_the_ends_is_cut_off() -> None:
    sound = silence(3_000) + tone(9_000) + silence(5_000)
    made = trimmed_ends(sound, RATE)
    assert 4_000 + 230 <= len(made) <= 4_000 + 240
    assert made == sound[2_881 : 2_881 + len(made)]


def test_a_pause_in_the_middle_stays() -> None:
    sound = tone(9_000) + silence(6_000) + tone(9_000)
    assert len(trimmed_ends(sound, RATE)) > 13_900


def test_there_is_no_click_at_the_ends() -> None:
    loud = array("h", [10_000] * 500)
    made = faded(loud, RATE)
    assert (made[0], made[-1]) == (0, 0)
    assert made[30] == made[-31] == 5_000
    assert set(made[60:-60]) == {10_000}


@pytest.mark.parametrize("sound", [silence(0), silence(5_000)])
def test_nothing_stays_nothing(sound: "array[int]") -> None:
    assert len(levelled(sound, RATE)) == 0


def test_volume() -> None:
    sound = array("h", [-32_768, -3, 0, 3, 32_767])
    assert at_volume(sound, 100) == sound
    assert list(at_volume(sound, 50)) == [-16_384, -2, 0, 1, 16_383]
    assert set(at_volume(sound, 0)) <= {0}
    assert list(scaled(array("h", [2, -2]), 1.5)) == [3, -3]


def test_a_wav_comes_back_as_it_was() -> None:
    sound = tone(12_345)
    assert read(BytesIO(wav_bytes(sound, RATE))) == (sound, RATE)


@given(st.lists(st.tuples(st.integers(0, 59), st.integers(0, 255)), max_size=4), st.integers(0, 200))
def test_whatever_is_no_wav_is_told_from_one(changes: list[tuple[int, int]], cut: int) -> None:
    content = bytearray(wav_bytes(tone(900, 60), RATE))
    for place, value in changes:
        content[place] = value
    with suppress(BadSound):
        samples, rate = read(BytesIO(bytes(content[: len(content) - cut])))
        assert len(samples) <= 60
        assert rate > 0
