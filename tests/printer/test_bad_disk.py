"""The file of the kiosk cannot be written, or somebody else holds it, in each state of a job: the real journal."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from core.words import Evidence
from printer.journal import JobState
from store import print_journal
from store.device_store import DeviceStore
from store.faults import Busy, DiskFull, Fault
from store.open import open_writer
from store.print_journal import PrintJournal
from store.roll import PaperRoll
from tests.printer.scene import Scene
from tests.store.small_disk import small_disk

Toggle = tuple[Callable[[], object], Callable[[], object], type[Fault]]
"""What makes the trouble, what ends it, and how it is called."""


class Gate(PrintJournal):
    """Trouble begins just before the journal is to note `at`."""

    at: JobState | None = None
    begin_trouble: Callable[[], object]

    def begin(self, ticket_id: str, copy_no: int) -> bool:
        self._pass(JobState.QUEUED)
        return super().begin(ticket_id, copy_no)

    def move(
        self,
        ticket_id: str,
        copy_no: int,
        to: str,
        evidence: str = Evidence.UNKNOWN,
        sent: int = 0,
        status: bytes = b"",
    ) -> int:
        self._pass(JobState(to))
        return super().move(ticket_id, copy_no, to, evidence, sent, status)

    def _pass(self, to: JobState) -> None:
        if to is self.at:
            self.at = None
            self.begin_trouble()


@contextmanager
def locked(folder: Path) -> Iterator[Toggle]:
    """Somebody with an SQL prompt begins to write, and goes away for lunch."""
    (folder / "disk").mkdir()
    with closing(DeviceStore(folder / "disk" / "kiosk.db", print_journal.TABLES)):
        pass
    with closing(open_writer(folder / "disk" / "kiosk.db")) as other:
        yield (
            lambda: other.exec_driver_sql("BEGIN IMMEDIATE"),
            lambda: other.exec_driver_sql("ROLLBACK"),
            Busy,
        )


@contextmanager
def full(folder: Path) -> Iterator[Toggle]:
    with small_disk(folder) as disk:
        yield disk.fill, disk.free, DiskFull


@pytest.fixture(params=[locked, full])
def trouble(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Toggle]:
    with request.param(tmp_path) as toggle:
        yield toggle


@pytest.fixture
def store(trouble: Toggle, tmp_path: Path) -> Iterator[DeviceStore]:
    with closing(DeviceStore(tmp_path / "disk" / "kiosk.db", print_journal.TABLES)) as opened:
        opened.run("PRAGMA busy_timeout = 0")
        yield opened


def ends(journal: PrintJournal, ticket: str) -> list[str]:
    """The final states that it ever came to."""
    return [to for _, to, _, _, _ in journal.steps(ticket, 0) if to not in ("queued", "sending", "sent")]


@pytest.mark.parametrize(
    ("at", "told", "papers"),
    [
        (JobState.QUEUED, JobState.EXPIRED, 0),
        (JobState.SENDING, JobState.EXPIRED, 0),
        (JobState.SENT, JobState.UNKNOWN, 1),
        (JobState.PRINTED, JobState.PRINTED, 1),
    ],
)
def test_a_journal_that_cannot_write(
    trouble: Toggle, store: DeviceStore, at: JobState, told: JobState, papers: int
) -> None:
    begins, is_over, kind = trouble
    scene = Scene()
    journal = Gate(store, scene.clock.wall_ms)
    journal.at, journal.begin_trouble = at, begins
    scene.journal = journal  # type: ignore[assignment]
    scene.restart()
    with pytest.raises(kind):
        scene.print("a")
    assert [outcome.state for outcome in scene.told] == [told]
    with pytest.raises(kind):
        scene.print("b")
    assert scene.told[-1].state is JobState.EXPIRED
    is_over()
    scene.wait(10)
    assert ends(journal, "a") == ([] if at is JobState.QUEUED else [told])
    assert scene.print("c").state is JobState.PRINTED
    scene.restart()
    scene.wait(60)
    assert {o.ticket_id: o.state for o in scene.told} == {"a": told, "b": JobState.EXPIRED, "c": JobState.PRINTED}
    assert scene.originals("a") == papers
    assert (scene.originals("b"), scene.originals("c")) == (0, 1)


def use_on(roll: PaperRoll) -> None:
    """The last block of a file may still have room for a few."""
    for _ in range(1000):
        roll.use(100.0)


def test_paper_that_cannot_be_counted_is_printed_all_the_same(trouble: Toggle, store: DeviceStore) -> None:
    begins, is_over, kind = trouble
    roll = PaperRoll(store)
    begins()
    with pytest.raises(kind):
        use_on(roll)
    before = roll.used_mm
    is_over()
    roll.use(100.0)
    assert roll.used_mm == PaperRoll(store).used_mm == before + 100.0
