"""Labels and counters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import JUMPS_MAX, LANE_JUMP, SERIES_MAX, Label, following, jumped, parse, reached

counters = st.integers(1, 999)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("B012", Label("B", 12)),
        ("b 012", Label("B", 12)),
        ("BA-007", Label("BA", 7)),
        ("B1001", Label("B", 1, 1)),
        ("BA9999", Label("BA", 999, 9)),
        ("B000", None),
        ("B1000", None),
        ("B0001", None),
        ("B12", None),
        ("BAC012", None),
        ("012", None),
        ("B٠١٢", None),
        ("", None),
        ("B012x", None),
    ],
)
def test_what_a_person_may_type(text: str, label: Label | None) -> None:
    assert parse(text) == label


@given(st.from_regex(r"[A-Z]{1,2}", fullmatch=True), counters, st.none() | st.integers(1, 9))
def test_a_label_is_read_as_it_is_spelt(letter: str, number: int, lane: int | None) -> None:
    label = Label(letter, number, lane)
    assert parse(str(label)) == label


def test_lane_and_main_series_never_spell_the_same() -> None:
    labels = [str(Label("B", n, lane)) for n in range(1, 1000) for lane in (None, *range(1, 10))]
    assert len(set(labels)) == len(labels)


def test_a_lane_wraps_after_999() -> None:
    assert [following(n) for n in (0, 1, 998, 999)] == [1, 2, 999, 1]


@given(st.integers(0, 999), st.integers(1, 2000))
def test_a_jump_is_that_many_steps(counter: int, by: int) -> None:
    walked = counter
    for _ in range(by):
        walked = following(walked)
    assert jumped(counter, by) == walked


@given(counters, st.integers(0, 999))
def test_numbers_ahead_move_the_counter_and_late_ones_do_not(counter: int, steps: int) -> None:
    number = jumped(counter, steps) if steps else counter
    assert reached(counter, number) == (number if steps <= 499 or steps == 999 else counter)
    assert reached(None, number) == number


@given(counters, st.integers(0, SERIES_MAX - LANE_JUMP - 1))
def test_a_number_from_before_all_jumps_that_a_lane_may_make_is_late(number: int, since: int) -> None:
    assert JUMPS_MAX < SERIES_MAX - LANE_JUMP
    counter = jumped(number, since)
    assert reached(counter, number, LANE_JUMP) == counter
