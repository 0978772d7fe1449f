"""The blend of guesses."""

from random import Random

import pytest

from core.promise.blend import FIRST_DOUBT, MOST_DOUBT, Blend


def test_it_begins_with_the_guess_that_it_trusts() -> None:
    assert Blend.trusting(3, 1).guess([1.0, 2.5, 9.0]) == 2.5


def test_it_finds_the_guess_that_is_right() -> None:
    random, blend = Random(1), Blend.trusting(3, 1)
    for _ in range(2000):
        guesses = [1.0, random.uniform(1, 3), random.uniform(1, 3)]
        blend.learn(guesses, guesses[2])
    assert blend.weights == pytest.approx([0.0, 0.0, 1.0], abs=0.02)


def test_a_stray_outcome_moves_it_no_further_than_a_bad_one() -> None:
    bad, stray = Blend.trusting(2, 1), Blend.trusting(2, 1)
    bad.learn([1.0, 2.0], 2.5)
    stray.learn([1.0, 2.0], 99.0)
    assert bad.weights == stray.weights != [0.0, 1.0]


def test_its_doubt_has_an_end_where_nothing_is_learned() -> None:
    blend = Blend.trusting(2, 1)
    for _ in range(100_000):
        blend.learn([0.0, 1.5], 1.5)
    assert FIRST_DOUBT < blend.doubt[0][0] < MOST_DOUBT * 1.01
