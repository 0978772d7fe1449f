from pathlib import Path

import pytest

from store import machine
from store.machine import is_same, this_machine


@pytest.fixture
def hardware(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of our own: its id and its /sys."""
    (tmp_path / "id").write_text("0123456789abcdef\n")
    monkeypatch.setattr(machine, "SYSTEM_ID", tmp_path / "id")
    monkeypatch.setattr(machine, "SYS", tmp_path / "sys")
    return tmp_path / "sys"


def card(sys: Path, name: str, address: str, *, real: bool = True) -> None:
    folder = sys / "class" / "net" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "address").write_text(address + "\n")
    if real:
        (folder / "device").mkdir(exist_ok=True)


def test_a_copied_disk_in_another_box_is_another_machine_though_the_system_s_id_came_along(hardware: Path) -> None:
    card(hardware, "eth0", "02:00:00:00:00:01")
    here = this_machine()
    card(hardware, "eth0", "02:00:00:00:00:02")
    assert not is_same(here, this_machine())


def test_a_part_that_comes_or_goes_changes_nothing(hardware: Path) -> None:
    card(hardware, "eth0", "02:00:00:00:00:01")
    plain = this_machine()
    card(hardware, "usb0", "02:00:00:00:00:03")
    card(hardware, "br0", "02:00:00:00:00:04", real=False)
    assert is_same(plain, this_machine())
    assert len(this_machine().split(" ")) == 3


def test_another_system_on_the_same_box_is_another_machine(hardware: Path) -> None:
    card(hardware, "eth0", "02:00:00:00:00:01")
    here = this_machine()
    machine.SYSTEM_ID.write_text("fedcba9876543210\n")
    assert not is_same(here, this_machine())


def test_where_the_hardware_shows_nothing_the_system_s_id_has_to_do(hardware: Path) -> None:
    bare = this_machine()
    card(hardware, "eth0", "00:00:00:00:00:00")
    assert this_machine() == bare
    card(hardware, "eth0", "02:00:00:00:00:01")
    assert is_same(bare, this_machine())


def test_nothing_of_the_machine_can_be_read_in_its_fingerprint(hardware: Path) -> None:
    card(hardware, "eth0", "02:00:00:00:00:01")
    assert "0123456789abcdef" not in this_machine()
    assert "02:00" not in this_machine()


def test_a_store_that_was_named_before_marks_were_kept_is_still_itself() -> None:
    assert is_same("abc", "abc 12 34")
    assert not is_same("", "abc 12")
