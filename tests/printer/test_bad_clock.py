"""The clock jumps, the zone is changed, the day ends, in the midst of whatever."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from printer.journal import JobState
from store import print_journal
from store.device_store import DeviceStore
from store.print_journal import PrintJournal
from tests.printer.scene import Scene

HOUR_MS = 3_600_000
MIDNIGHT_MS = 1_795_536_000_000
"""The first moment of a day, in UTC."""


def jumping(scene: Scene, by_ms: int) -> Callable[[], None]:
    def jump() -> None:
        scene.clock.wall_offset_ms += by_ms

    return jump


@pytest.mark.parametrize("by_ms", [-30 * 24 * HOUR_MS, -HOUR_MS, HOUR_MS, 8 * HOUR_MS, 400 * 24 * HOUR_MS])
@pytest.mark.parametrize("after_s", [0.0, 0.1, 0.4, 3.0])
def test_a_jump_in_a_job_or_after_it_changes_nothing(by_ms: int, after_s: float, tmp_path: Path) -> None:
    with closing(DeviceStore(tmp_path / "kiosk.db", print_journal.TABLES)) as store:
        scene = Scene()
        journal = PrintJournal(store, scene.clock.wall_ms)
        scene.journal = journal  # type: ignore[assignment]
        scene.restart()
        scene.clock.after(after_s, jumping(scene, by_ms))
        assert scene.print("a").state is JobState.PRINTED
        scene.wait(40)
        assert scene.print("b").state is JobState.PRINTED
        scene.restart()
        scene.wait(100)
        with pytest.raises(AssertionError):
            scene.print("b")  # nobody is told anything: it is known to be out
        assert (scene.originals("a"), scene.originals("b")) == (1, 1)
        assert {outcome.state for outcome in scene.told} == {JobState.PRINTED}


def test_a_jump_while_a_visitor_waits_costs_no_patience() -> None:
    """The hot head cools within the time that a visitor is kept waiting."""
    scene = Scene()
    scene.device.overheat(6)
    scene.clock.after(1, jumping(scene, 8 * HOUR_MS))
    scene.clock.after(2, jumping(scene, -16 * HOUR_MS))
    assert scene.print("a").state is JobState.PRINTED
    scene.check()


def test_midnight_in_a_job_is_like_any_other_moment() -> None:
    scene = Scene()
    scene.clock.wall_offset_ms = MIDNIGHT_MS - 200
    assert scene.print("a").state is JobState.PRINTED
    assert scene.clock.wall_ms() > MIDNIGHT_MS
    scene.restart()
    scene.wait(60)
    # Numbers begin anew, ids never do.
    assert scene.print("next-day").state is JobState.PRINTED
    assert (scene.originals("a"), scene.originals("next-day")) == (1, 1)
    scene.check()


def test_what_was_left_before_midnight_is_not_printed_in_the_morning() -> None:
    scene = Scene()
    scene.clock.wall_offset_ms = MIDNIGHT_MS - 1000
    scene.journal.begin("a", 0)
    scene.clock.wall_offset_ms = MIDNIGHT_MS + 7 * HOUR_MS
    scene.restart()
    assert [outcome.state for outcome in scene.told] == [JobState.EXPIRED]
    assert scene.originals("a") == 0
