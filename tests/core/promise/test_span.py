"""What is printed."""

import msgspec
import pytest

from core.promise.span import MINUTE_MS, Promise, outward, still_good
from core.words import Doubt

STEP = 5 * MINUTE_MS
MADE = Promise(0, 10, 20, 30, 40, 50, ahead=3, counters=2.0, each_ms=1)


def minutes(*span: float) -> list[float]:
    return [end / MINUTE_MS for end in span]


@pytest.mark.parametrize(
    ("exact", "printed"),
    [((12, 18), [10, 20]), ((13, 17), [15, 20]), ((12, 14), [10, 15]), ((10, 20), [10, 20]), ((3, 41), [5, 40])],
)
def test_ends_stand_on_whole_steps(exact: tuple[int, int], printed: list[int]) -> None:
    low, high = (end * MINUTE_MS for end in exact)
    assert minutes(*outward(low, (low + high) // 2, high, STEP)) == printed


def test_without_steps_nothing_is_rounded() -> None:
    assert outward(1, 2, 3, 0) == (1, 3)


def test_rounding_is_outward_of_a_span_that_was_drawn_in_so_it_holds_as_often() -> None:
    wider = [outward(low, low + 700_000, low + 1_400_000, STEP) for low in range(0, 600_000, 1000)]
    assert sum(high - low for low, high in wider) / len(wider) == pytest.approx(1_400_000, rel=0.02)


def test_a_call_lies_within_or_beyond() -> None:
    assert MADE.beyond(5) == (True, True, False, False)
    assert MADE.beyond(20) == (False, False, False, False)
    assert MADE.beyond(45) == (False, False, True, False)
    assert MADE.beyond(51) == (False, False, True, True)


def test_where_there_is_doubt_no_time_is_told() -> None:
    assert MADE.printed == (20, 40)
    assert msgspec.structs.replace(MADE, doubt=Doubt.TOO_WIDE).printed is None


def test_a_shown_span_stays_until_it_no_longer_holds_or_a_clearly_narrower_one_is_known() -> None:
    assert still_good((0, 100), (10, 95))
    assert not still_good((0, 100), (10, 105))
    assert not still_good((0, 100), (-1, 50))
    assert not still_good((0, 100), (20, 80))
