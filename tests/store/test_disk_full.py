from collections.abc import Iterator
from pathlib import Path

import pytest

from core.fold import fold
from core.state import encode
from store.check import differences
from store.faults import DiskFull, ReadOnly
from store.writer import SiteWriter
from tests.store.hall import OPENING_MS, Commands, accepted, folded_rows, open_hub, stored_log, stored_rows
from tests.store.small_disk import LimitedFolder, SmallDisk


def until_full(hub: SiteWriter, make: Commands, now_ms: int) -> tuple[int, int]:
    """Issues until the disk is full, although the file had pages to spare; returns how many were given, and when."""
    words = ""
    given = 0
    while not words:
        now_ms += 20_000
        try:
            hub.submit([make.issue("A", "B", "C", device=f"kiosk-{now_ms}")], now_ms)
            given += 1
        except DiskFull as fault:
            words = fault.words("id")
    assert "penuh" in words
    return given, now_ms


@pytest.fixture(params=["disk", "limit"])
def any_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SmallDisk]:
    """The best small disk of this machine, and the one that any machine has."""
    if request.param == "disk":
        yield request.getfixturevalue("disk")
        return
    limited = LimitedFolder(tmp_path)
    yield limited
    limited.free()


def test_a_full_disk_loses_nothing_and_work_goes_on_once_there_is_room(any_disk: SmallDisk) -> None:
    make = Commands()
    hub = open_hub(any_disk.folder / "site")
    accepted(hub.submit([*make.morning(), make.issue("A")], OPENING_MS))
    any_disk.fill()
    given, now_ms = until_full(hub, make, OPENING_MS)
    with pytest.raises(DiskFull):
        hub.submit([make.issue("A", device="late")], now_ms)
    any_disk.free()
    assert hub.state.lsn == len(stored_log(any_disk.folder / "site")) == 9 + given
    accepted(hub.submit([make.issue("A", device="late")], now_ms + 60_000))
    assert hub.state.lsn == 10 + given
    state = encode(hub.state)
    hub.close()
    assert stored_rows(any_disk.folder / "site") == folded_rows(any_disk.folder / "site")
    assert differences(any_disk.folder / "site", fold) == []
    hub = open_hub(any_disk.folder / "site")
    assert encode(hub.state) == state
    hub.close()


def test_a_hub_that_starts_on_a_full_disk_says_so(disk: SmallDisk) -> None:
    make = Commands()
    hub = open_hub(disk.folder / "site")
    accepted(hub.submit(make.morning(), OPENING_MS))
    hub.close()
    disk.fill()
    for folder in (disk.folder / "site", disk.folder / "new"):
        with pytest.raises(DiskFull):
            open_hub(folder)
    disk.free()
    hub = open_hub(disk.folder / "site")
    assert hub.state.lsn == 8
    hub.close()


def test_a_hub_that_starts_on_a_full_disk_gives_up_its_ballast(disk: SmallDisk) -> None:
    ballast = disk.ballast(2 << 20)
    hub = open_hub(disk.folder / "site")
    accepted(hub.submit(Commands().morning(), OPENING_MS))
    hub.close()
    disk.fill()
    hub = open_hub(disk.folder / "site", ballast=ballast)
    assert hub.state.lsn == 8
    hub.close()


def test_the_ballast_lets_work_go_on_and_is_made_again(disk: SmallDisk) -> None:
    make = Commands()
    ballast = disk.ballast(2 << 20)
    hub = open_hub(disk.folder / "site", ballast=ballast)
    accepted(hub.submit(make.morning(), OPENING_MS))
    disk.fill()
    now_ms = OPENING_MS
    while (disk.folder / "ballast").exists():
        now_ms += 20_000
        accepted(hub.submit([make.issue("A", device=f"kiosk-{now_ms}")], now_ms))
    accepted(hub.submit([make.issue("B")], now_ms))
    disk.free()
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
