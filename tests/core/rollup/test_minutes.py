import math

from hypothesis import given
from hypothesis import strategies as st

from core.rollup.minutes import Minutes

LENGTHS = st.lists(st.integers(-5, 10_000_000), max_size=60)


def kept(lengths: list[int]) -> Minutes:
    found = Minutes()
    for length in lengths:
        found.add(length)
    return found


@given(LENGTHS, st.floats(0.01, 1))
def test_a_percentile_is_that_of_the_sorted_minutes(lengths: list[int], share: float) -> None:
    minutes = sorted(max(0, length) // 60_000 for length in lengths)
    wanted = minutes[math.ceil(share * len(minutes)) - 1] if minutes else None
    assert kept(lengths).percentile(share) == wanted


@given(LENGTHS, LENGTHS)
def test_two_together_are_as_one(one: list[int], two: list[int]) -> None:
    both = kept(one)
    both.take(kept(two))
    assert both == kept(one + two)
    assert both.count == len(one) + len(two)


def test_within_counts_whole_minutes() -> None:
    assert kept([59_999, 60_000, 119_999, 120_000]).within(2) == 3
