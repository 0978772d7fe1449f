"""Bent minutes."""

import pytest

from core.promise.bend import bent, straight


@pytest.mark.parametrize("minutes", [0.0, 0.5, 15.0, 600.0])
def test_what_was_bent_comes_out_straight(minutes: float) -> None:
    assert straight(bent(minutes)) == pytest.approx(minutes, abs=1e-9)


def test_less_than_nothing_is_nothing() -> None:
    assert bent(-7.0) == 1.0
    assert straight(0.3) == 0.0


def test_they_are_fourth_roots() -> None:
    assert bent(15.0) == 2.0
    assert straight(3.0) == 80.0
