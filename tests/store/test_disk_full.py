from pathlib import Path

import pytest

from core.fold import fold
from core.state import encode
from store.ballast import Ballast
from store.check import differences
from store.faults import DiskFull, ReadOnly
from store.writer import SiteWriter
from tests.store.hall import OPENING_MS, Commands, accepted, folded_rows, open_hub, stored_log, stored_rows
from tests.store.small_disk import LimitedFolder, SmallDisk, small_disk


def until_full(hub: SiteWriter, make: Commands, now_ms: int) -> int:
    """Issues until the disk is full, although the file had pages to spare; returns when."""
    found = ""
    for _ in range(5000):
        now_ms += 20_000
        try:
            hub.submit([make.issue("A", "B", "C", device=f"kiosk-{now_ms}")], now_ms)
        except DiskFull as fault:
            found = fault.words("id")
            break
    assert "penuh" in found
    return now_ms


@pytest.fixture(params=[small_disk, None], ids=["disk", "limit"])
def any_disk(request: pytest.FixtureRequest, tmp_path: Path) -> SmallDisk:
    """The best small disk of this machine, and the one that any machine has."""
    if request.param is None:
        return LimitedFolder(tmp_path)
    made: SmallDisk = request.getfixturevalue("disk")
    return made


def test_a_full_disk_loses_nothing_and_work_goes_on_once_there_is_room(any_disk: SmallDisk) -> None:
    make = Commands()
    hub = open_hub(any_disk.folder / "site")
    accepted(hub.submit([*make.morning(), make.issue("A")], OPENING_MS))
    any_disk.fill(hub)
    now_ms = until_full(hub, make, OPENING_MS)
    known = hub.state.lsn
    assert len(stored_log(any_disk.folder / "site")) == known
    with pytest.raises(DiskFull):
        hub.submit([make.issue("A", device="late")], now_ms)
    assert hub.state.lsn == known
    any_disk.free(hub)
    accepted(hub.submit([make.issue("A", device="late")], now_ms + 60_000))
    assert hub.state.lsn == known + 1
    state = encode(hub.state)
    hub.close()
    assert stored_rows(any_disk.folder / "site") == folded_rows(any_disk.folder / "site")
    assert differences(any_disk.folder / "site", fold) == []
    hub = open_hub(any_disk.folder / "site")
    assert encode(hub.state) == state
    hub.close()


def test_the_ballast_lets_work_go_on_and_is_made_again(disk: SmallDisk) -> None:
    make = Commands()
    ballast = Ballast(disk.folder, size=2 << 20)
    assert ballast.make()
    hub = open_hub(disk.folder / "site", ballast=ballast)
    accepted(hub.submit(make.morning(), OPENING_MS))
    disk.fill(hub)
    now_ms = OPENING_MS
    while (disk.folder / "ballast").exists():
        now_ms += 20_000
        accepted(hub.submit([make.issue("A", device=f"kiosk-{now_ms}")], now_ms))
    accepted(hub.submit([make.issue("B")], now_ms))
    disk.free(hub)
    hub.alive(now_ms)
    assert ballast.is_there
    hub.close()


def test_a_folder_that_is_read_only_is_said_so(disk: SmallDisk) -> None:
    open_hub(disk.folder / "site").close()
    disk.forbid_writing()
    with pytest.raises(ReadOnly) as caught:
        open_hub(disk.folder / "site")
    assert caught.value.exit_code == 77
    disk.allow_writing()
    open_hub(disk.folder / "site").close()


def test_a_disk_that_becomes_read_only_leaves_the_memory_as_the_file_is(disk: SmallDisk) -> None:
    make = Commands()
    hub = open_hub(disk.folder / "site")
    accepted(hub.submit(make.morning(), OPENING_MS))
    hub.close()
    hub = open_hub(disk.folder / "site")
    hub._opened.connection.exec_driver_sql("PRAGMA query_only=1")
    with pytest.raises(ReadOnly):
        hub.submit([make.issue("A")], OPENING_MS)
    accepted(hub.submit([make.issue("A")], OPENING_MS))
    assert hub.state.lsn == 9
    hub.close()
