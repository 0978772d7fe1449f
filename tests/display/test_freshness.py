"""When the screen must say that it is old."""

from core.state import State
from display.freshness import STALE_MS, stale_since
from tests.ui.hub import Alive, StillClock

HUB_TIME = 777


def test_a_hub_that_lives_is_fresh() -> None:
    assert stale_since(Alive(1_000, HUB_TIME, 1_000), State(), StillClock(1_000 + STALE_MS)) is None


def test_a_silent_hub_is_told_by_its_own_time() -> None:
    assert stale_since(Alive(1_000, HUB_TIME, 1_000), State(), StillClock(1_001 + STALE_MS)) == HUB_TIME


def test_somebody_who_sets_the_clock_changes_nothing() -> None:
    assert stale_since(Alive(9_000_000, HUB_TIME, 1_000), State(), StillClock(2_000)) is None


def test_a_note_from_before_a_restart_is_measured_by_the_wall() -> None:
    class Restarted(StillClock):
        def ticks_ms(self) -> int:
            return 5

    assert stale_since(Alive(1_000, HUB_TIME, 1_000), State(), Restarted(50_000)) == HUB_TIME
    assert stale_since(Alive(49_000, HUB_TIME, 1_000), State(), Restarted(50_000)) is None


def test_a_hub_that_never_spoke_is_as_old_as_its_log() -> None:
    assert stale_since(None, State(at_ms=1_000), StillClock(1_001 + STALE_MS)) == 1_000
    assert stale_since(None, State(at_ms=1_000), StillClock(1_000)) is None
