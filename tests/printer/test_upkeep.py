"""What is done for the journal between two jobs."""

import pytest

from printer.journal import JobState
from printer.upkeep import FORGET_AT_ONCE, KEEP_MS
from tests.printer.journals import MemoryJournal
from tests.printer.scene import Scene

DAY_S = 24 * 3600.0


class Archive(MemoryJournal):
    """Has so many old jobs, and notes when it was asked to forget them."""

    def __init__(self, scene: Scene, old: int) -> None:
        super().__init__(scene.clock.wall_ms)
        self.old = old
        self.asked: list[int] = []

    def forget(self, before_ms: int, at_most: int) -> int:
        self.asked.append(before_ms)
        forgotten = min(self.old, at_most)
        self.old -= forgotten
        return forgotten


def test_old_jobs_are_forgotten_at_the_start_and_once_a_day() -> None:
    scene = Scene()
    scene.journal = archive = Archive(scene, 3 * FORGET_AT_ONCE)
    scene.restart()
    began_ms = scene.clock.wall_ms()
    scene.wait(10)
    assert archive.old == 0
    assert began_ms - KEEP_MS <= archive.asked[0] <= began_ms - KEEP_MS + 1000
    times = len(archive.asked)
    scene.device.switch_off()
    scene.press.enable(False)
    scene.wait(DAY_S)
    assert len(archive.asked) == times + 1


def test_an_end_that_could_not_be_noted_is_noted_later_and_in_order() -> None:
    scene = Scene()
    scene.device.rows_left = 50
    scene.journal.fails_at = JobState.UNKNOWN
    with pytest.raises(OSError, match="no space"):
        scene.print("a")
    with pytest.raises(OSError, match="no space"):
        scene.wait(3)
    scene.journal.fails_at = None
    scene.device.load_paper()
    scene.wait(10)
    assert scene.journal.states("a")[-2:] == [JobState.UNKNOWN, JobState.PRINTED]
    scene.check()
