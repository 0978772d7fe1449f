"""The demo's time: the hub's own, at its pace, never backwards."""

from tests.ui.hub import Alive, StillClock
from ui.clock import DemoClock, SystemClock


def test_before_the_first_note_it_is_the_walls_time() -> None:
    assert DemoClock(lambda: None, 60, StillClock(5_000)).now_ms() == 5_000


def test_time_runs_on_between_two_notes_at_the_demos_pace() -> None:
    real = StillClock(1_000)
    clock = DemoClock(lambda: Alive(0, 9_000_000, 1_000), 60, real)
    assert clock.now_ms() == 9_000_000
    real.ms = 1_100
    assert clock.now_ms() == 9_006_000
    assert clock.ticks_ms() == 66_000


def test_it_never_runs_backwards() -> None:
    real = StillClock(1_000)
    notes = [Alive(0, 9_000_000, 1_000), Alive(0, 8_000_000, 2_000)]
    clock = DemoClock(lambda: notes[real.ms >= 2_000], 1, real)
    before = clock.now_ms()
    real.ms = 2_000
    assert clock.now_ms() == before


def test_the_note_is_not_asked_for_at_every_look() -> None:
    real, asked = StillClock(0), []
    clock = DemoClock(lambda: asked.append(1), 1, real)
    for real.ms in range(0, 1_000, 20):
        clock.now_ms()
    assert len(asked) == 2


def test_the_systems_ticks_only_grow() -> None:
    clock = SystemClock()
    assert clock.ticks_ms() <= clock.ticks_ms()
    assert clock.now_ms() > 1_700_000_000_000
