"""The PIN of the staff page on the disk."""

import stat
from pathlib import Path

import pytest

from store.pin_file import BadPin, PinFile


def test_only_the_pin_that_was_set_matches(tmp_path: Path) -> None:
    pins = PinFile(tmp_path)
    assert not pins.is_set
    assert not pins.matches("")
    pins.set("24681")
    assert PinFile(tmp_path).is_set
    assert PinFile(tmp_path).matches("24681")
    assert not pins.matches("24680")
    assert not pins.matches("")


def test_it_cannot_be_read_off_the_disk_by_others(tmp_path: Path) -> None:
    PinFile(tmp_path).set("24681")
    file = tmp_path / "staff-pin"
    assert "24681" not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("bad", ["", "123", "1234567890123", "12a4", "１２３４"])
def test_a_bad_pin_leaves_the_old_one(tmp_path: Path, bad: str) -> None:
    pins = PinFile(tmp_path)
    pins.set("24681")
    with pytest.raises(BadPin):
        pins.set(bad)
    assert pins.matches("24681")


@pytest.mark.parametrize("damaged", ["", "scrypt a", "scrypt !! !!", "bcrypt AA== AA=="])
def test_a_damaged_file_lets_nobody_in(tmp_path: Path, damaged: str) -> None:
    (tmp_path / "staff-pin").write_text(damaged)
    assert not PinFile(tmp_path).matches("24681")
