import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.paper_lane_numbers import StillAbout, next_row, row_of
from core.numbers import LANE_REST_MS, SERIES_MAX
from store.paper_lane import Strip

NOW = 1_800_000_000_000
OLD = NOW - LANE_REST_MS


def test_numbers_go_on_where_they_stopped_and_wrap() -> None:
    assert next_row([], [], 3, None, NOW) == [1, 2, 3]
    assert next_row([Strip(1, 50, NOW)], [], 2, None, NOW) == [51, 52]
    assert next_row([Strip(1, 50, NOW), Strip(200, 10, NOW)], [], 1, None, NOW) == [210]
    assert next_row([Strip(990, 8, OLD)], [], 4, None, NOW) == [998, 999, 1, 2]


def test_numbers_may_begin_where_somebody_wants() -> None:
    assert next_row([Strip(1, 50, NOW)], [], 2, 700, NOW) == [700, 701]
    assert next_row([Strip(1, 50, OLD)], [], 2, 1, NOW) == [1, 2]


@pytest.mark.parametrize(("first", "count", "about"), [(50, 1, 50), (40, 20, 40), (998, 4, 1), (51, 950, 1)])
def test_a_number_of_the_last_three_days_is_refused(first: int, count: int, about: int) -> None:
    with pytest.raises(StillAbout) as caught:
        next_row([Strip(1, 50, OLD + 1)], [], count, first, NOW)
    assert caught.value.number == about


def test_a_clock_that_was_set_back_does_not_free_numbers() -> None:
    with pytest.raises(StillAbout):
        next_row([Strip(1, 50, NOW + LANE_REST_MS)], [], 1, 7, NOW)


def test_what_the_hub_has_met_is_about_though_nobody_noted_it() -> None:
    assert next_row([], {3, 12}, 2, None, NOW) == [13, 14]
    with pytest.raises(StillAbout):
        next_row([Strip(1, 10, OLD)], {12}, 5, None, NOW)


@given(st.lists(st.tuples(st.integers(1, 400), st.none() | st.integers(1, SERIES_MAX)), max_size=12))
def test_no_number_twice_however_often_one_prints(runs: list[tuple[int, int | None]]) -> None:
    strips: list[Strip] = []
    printed: list[int] = []
    for count, wanted in runs:
        try:
            row = next_row(strips, [], count, wanted, NOW)
        except StillAbout:
            continue
        assert len(row) == count
        strips.append(Strip(row[0], count, NOW))
        printed += row
    assert len(set(printed)) == len(printed)
    assert all(1 <= number <= SERIES_MAX for number in printed)
    assert printed == [n for strip in strips for n in row_of(strip.first, strip.many)]
