"""The slow walk of the picture."""

from itertools import pairwise

from display.shift import MINUTES, REACH, shift


def test_it_goes_everywhere_and_never_far() -> None:
    places = [shift(minute) for minute in range(0, 9 * MINUTES, MINUTES)]
    assert len(set(places)) == 9
    assert all(abs(x) <= REACH and abs(y) <= REACH for x, y in places)
    assert shift(9 * MINUTES) == places[0]


def test_every_step_is_small() -> None:
    places = [shift(minute) for minute in range(10 * MINUTES)]
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) <= 2 * REACH for a, b in pairwise(places))
