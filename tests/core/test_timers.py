"""Spans that an outage holds up."""

import pytest

from core.state import Day, State
from core.timers import ends_ms, stands_still
from tests.core.small_site import TUESDAY


def frozen(*freezes: tuple[int, int], outage_ms: int | None = None) -> State:
    return State(day=Day(TUESDAY, 0, freezes=list(freezes)), outage_ms=outage_ms)


@pytest.mark.parametrize(
    ("state", "end"),
    [
        (State(), 20),
        (frozen(), 20),
        (frozen((0, 10)), 20),
        (frozen((20, 30)), 20),
        (frozen((0, 12)), 22),
        (frozen((12, 15)), 23),
        (frozen((15, 40)), 45),
        (frozen((12, 15), (22, 25)), 26),
        (frozen((12, 15), (23, 25)), 23),
        (frozen(outage_ms=20), 20),
        (frozen(outage_ms=19), None),
        (frozen((12, 15), outage_ms=22), None),
    ],
)
def test_a_span_of_ten_from_ten(state: State, end: int | None) -> None:
    assert ends_ms(state, 10, 20) == end


def test_when_timers_stand_still() -> None:
    assert [stands_still(frozen((10, 20)), now) for now in (9, 10, 19, 20)] == [False, True, True, False]
    assert stands_still(frozen(outage_ms=5), 50)
    assert not stands_still(State(), 5)
