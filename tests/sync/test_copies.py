"""Copied disks, restored backups and set back files: no number twice, no fact lost, no lane counted by two."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from core.commands import Printed
from core.decider import HubUnreachable, LaneGiven
from core.events import TicketIssued, TicketPrinted
from core.words import Evidence
from store import device_life, machine
from store.own_file import open_kiosk
from sync.remote import Patience, RemoteDecider
from sync.sender import Sent
from tests.sync.conftest import RunningHub
from tests.sync.mall import issue
from tests.sync.test_killed import committed
from tests.sync.test_remote import NOBODY, PATIENT, SHORT, ticket_of, until


class Box:
    """A kiosk's folder and the program on it. `copy_to`: its disk, in another box or kept for later."""

    def __init__(self, folder: Path, move_to: Callable[[str], None], machine_id: str = "box-1") -> None:
        folder.mkdir(exist_ok=True)
        self.folder, self._move_to, self._machine_id = folder, move_to, machine_id
        self.numbers: list[str] = []

    def connect(self, stack: ExitStack, url: str, patience: Patience = PATIENT) -> RemoteDecider:
        self._move_to(self._machine_id)
        store = stack.enter_context(closing(open_kiosk(self.folder / "kiosk.db")))
        made = RemoteDecider(url, "kiosk-1", store, lambda issue: "A", patience)
        return stack.enter_context(closing(made))

    def alone(self, many: int) -> None:
        """Gives so many numbers without the hub; whatever it gives is kept."""
        with ExitStack() as stack:
            decider = self.connect(stack, NOBODY, SHORT)
            for _ in range(many):
                given = decider.submit(issue())
                assert isinstance(given, LaneGiven)
                self.numbers.append(given.issued.label)

    def must_not_give(self) -> None:
        with ExitStack() as stack, pytest.raises(HubUnreachable):
            self.connect(stack, NOBODY, SHORT).submit(issue())

    def catch_up(self, hub: RunningHub) -> str:
        """Attaches and tells everything; returns the life that it is in then."""
        with ExitStack() as stack:
            decider = self.connect(stack, hub.url)
            for _ in range(20):
                if decider.send_once() is Sent.ALL and decider.lane is not None:
                    return str(decider._outbox.incarnation)
        raise AssertionError("it never came to an end")


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Box]:
    (tmp_path / "sys").mkdir()
    monkeypatch.setattr(machine, "SYS", tmp_path / "sys")
    monkeypatch.setattr(machine, "SYSTEM_ID", tmp_path / "id")

    def move_to(machine_id: str) -> None:
        (tmp_path / "id").write_text(machine_id)

    return lambda name, machine_id="box-1": Box(tmp_path / name, move_to, machine_id)


MakeBox = Callable[..., Box]


def labels(folder: Path) -> list[str]:
    found = [event.body for event in committed(folder) if isinstance(event.body, TicketIssued)]
    return [body.label for body in found]


def test_two_boxes_from_one_disk_image_count_in_no_lane_together(hub: RunningHub, box: MakeBox) -> None:
    first = box("first")
    life = first.catch_up(hub)
    first.alone(2)
    shutil.copytree(first.folder, first.folder.with_name("second"))
    second = box("second", "box-2")
    second.must_not_give()
    other = second.catch_up(hub)
    assert other != life
    second.alone(2)
    first.alone(2)
    # The first one hears when it is started again how far the lane has come, and goes on in a stretch of its own.
    first.catch_up(hub)
    first.alone(1)
    first.catch_up(hub)
    given = first.numbers + second.numbers
    assert len(set(given)) == len(given) == 7
    with ExitStack() as stack:
        decider = second.connect(stack, hub.url)
        until(lambda: decider.send_once() is Sent.ALL)
    assert sorted(labels(hub.folder)) == sorted(given)


def test_a_kiosk_that_runs_on_learns_that_its_lane_is_another_s_now(hub: RunningHub, box: MakeBox) -> None:
    first = box("first")
    life = first.catch_up(hub)
    shutil.copytree(first.folder, first.folder.with_name("second"))
    with ExitStack() as stack:
        running = first.connect(stack, hub.url)
        until(lambda: running.send_once() is Sent.ALL)
        other = box("second", "box-2").catch_up(hub)
        running.report(Printed(ticket_of(issue()), 0, Evidence.CONFIRMED))
        until(lambda: running.send_once() is Sent.ALL and running.lane is not None)
        assert running._outbox.incarnation not in (life, other)


def test_a_restored_kiosk_gives_no_number_before_the_hub_has_moved_its_lane_on(hub: RunningHub, box: MakeBox) -> None:
    kiosk = box("kiosk")
    life = kiosk.catch_up(hub)
    kiosk.alone(1)
    shutil.copytree(kiosk.folder, kiosk.folder.with_name("backup"))
    kiosk.alone(3)
    shutil.rmtree(kiosk.folder)
    kiosk.folder.with_name("backup").rename(kiosk.folder)
    kiosk.must_not_give()
    assert kiosk.catch_up(hub) != life
    kiosk.alone(1)
    kiosk.catch_up(hub)
    assert kiosk.numbers == ["A1001", "A1002", "A1003", "A1004", "A1301"]
    assert labels(hub.folder) == ["A1001", "A1301"]


@pytest.mark.parametrize("again", [2, 3, 5])
def test_a_whole_disk_that_was_set_back_is_found_out_by_the_hub_and_loses_no_fact(
    hub: RunningHub, box: MakeBox, again: int
) -> None:
    """Here the note outside the database was set back too: only the hub knows better.

    `again`: facts told after it, in the place of three that the hub has: fewer, as many, more.
    """
    kiosk = box("kiosk")
    life = kiosk.catch_up(hub)
    kiosk.alone(1)
    kiosk.catch_up(hub)
    backup = kiosk.folder.with_name("backup")
    shutil.copytree(kiosk.folder, backup)
    told(kiosk, hub, 3)
    shutil.rmtree(kiosk.folder)
    backup.rename(kiosk.folder)
    device_life.anchor_path(kiosk.folder / "kiosk.db").unlink()
    printed_again = told(kiosk, hub, again, alone=True)
    assert kiosk.catch_up(hub) != life
    papers = [event.body.ticket for event in committed(hub.folder) if isinstance(event.body, TicketPrinted)]
    assert papers[3:] == printed_again


def told(kiosk: Box, hub: RunningHub, many: int, *, alone: bool = False) -> list[str]:
    """So many papers come out and are reported; returns their tickets."""
    tickets = [ticket_of(issue()) for _ in range(many)]
    with ExitStack() as stack:
        decider = kiosk.connect(stack, NOBODY if alone else hub.url)
        for ticket in tickets:
            decider.report(Printed(ticket, 0, Evidence.CONFIRMED))
        if not alone:
            until(lambda: decider.send_once() is Sent.ALL)
    return tickets


def test_a_file_that_was_only_closed_and_opened_goes_on_as_it_was(hub: RunningHub, box: MakeBox) -> None:
    kiosk = box("kiosk")
    life = kiosk.catch_up(hub)
    kiosk.alone(2)
    assert kiosk.catch_up(hub) == life
    kiosk.alone(1)
    assert kiosk.numbers == ["A1001", "A1002", "A1003"]
