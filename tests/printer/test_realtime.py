import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from printer.blocks import Picture
from printer.encode import BAND_ROWS, encode
from printer.profiles import PROFILES
from printer.reader import read
from printer.realtime import without_commands

COMMANDS = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
GENERIC_80 = PROFILES["generic-80"]
ROW = GENERIC_80.dots // 8


def raster(data: bytes) -> bytes:
    """What stands in the pictures of a job."""
    return b"".join(command.args[6:] for command in read(data) if command.code == b"\x1dv")


def inverted(dots: bytes) -> bytes:
    """Bits of a Picture that print as `dots`: a printer burns where a picture is black."""
    return bytes(0xFF ^ byte for byte in dots)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_stands_in_a_picture_by_chance_gets_one_dot_more(command: bytes) -> None:
    dots = bytearray(ROW * BAND_ROWS)
    dots[300:303] = command + b"\x01"
    dots[ROW - 1 : ROW + 1] = command
    printed = raster(encode([Picture(GENERIC_80.dots, BAND_ROWS, inverted(bytes(dots)))], GENERIC_80))
    assert command not in printed
    changed = [(a, b) for a, b in zip(dots, printed, strict=True) if a != b]
    assert changed == [(0x10, 0x18)] * 2


@given(st.lists(st.sampled_from([0x10, 0x04, 0x05, 0x14, 0x00]), min_size=ROW * 3, max_size=ROW * 3).map(bytes))
@example(b"\x10\x10\x04" * ROW)
def test_no_picture_holds_a_command_whatever_is_drawn(dots: bytes) -> None:
    job = encode([Picture(GENERIC_80.dots, 3, inverted(dots))], GENERIC_80)
    assert not any(command in raster(job) for command in COMMANDS)


def test_commands_that_are_meant_and_jobs_that_cannot_be_read_are_left_alone() -> None:
    for job in (b"\x1b@\x10\x04\x01Loket\n", b"\x1bZ\x10\x04\x01", b"Loket\n"):
        assert without_commands(job) == job
