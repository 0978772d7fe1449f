"""The demo's time: the hub's own."""

from tests.ui.hub import Alive, StillClock
from ui.clock import DemoClock, SystemClock


def test_before_the_first_note_it_is_the_walls_time() -> None:
    assert DemoClock(lambda: None, 60, StillClock(5_000)).now_ms() == 5_000


def test_it_shows_what_the_hub_noted_and_runs_no_further() -> None:
    real = StillClock(1_000)
    clock = DemoClock(lambda: Alive(0, 9_000_000, 1_000), 60, real)
    assert clock.now_ms() == 9_000_000
    real.ms = 1_100
    assert clock.now_ms() == 9_000_000


def test_its_ticks_are_as_fast_as_the_demo() -> None:
    assert DemoClock(lambda: None, 60, StillClock(1_100)).ticks_ms() == 66_000


def test_a_note_that_cannot_be_read_leaves_the_last_one() -> None:
    real = StillClock(1_000)
    notes = [Alive(0, 9_000_000, 1_000), None]
    clock = DemoClock(lambda: notes[real.ms >= 2_000], 1, real)
    before = clock.now_ms()
    real.ms = 2_000
    assert clock.now_ms() == before


def test_the_note_is_not_asked_for_at_every_look() -> None:
    real, asked = StillClock(0), []
    clock = DemoClock(lambda: asked.append(1), 1, real)
    for real.ms in range(0, 1_000, 20):
        clock.now_ms()
    assert len(asked) == 17


def test_the_systems_ticks_only_grow() -> None:
    clock = SystemClock()
    assert clock.ticks_ms() <= clock.ticks_ms()
    assert clock.now_ms() > 1_700_000_000_000
