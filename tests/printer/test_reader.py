import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer.reader import Command, UnreadableBytes, read


def test_text_and_commands_in_order() -> None:
    data = b"\x1b@Loket\n\x1dv0\x00\x01\x00\x02\x00\x0a\x1b\x1dVB\x00\x1dV\x01"
    assert list(read(data)) == [
        Command(b"\x1b@", b""),
        Command(b"", b"Loket"),
        Command(b"\n", b""),
        Command(b"\x1dv", b"0\x00\x01\x00\x02\x00\x0a\x1b"),
        Command(b"\x1dV", b"B\x00"),
        Command(b"\x1dV", b"\x01"),
    ]


def test_a_fault_says_where_it_is() -> None:
    with pytest.raises(UnreadableBytes, match="at byte 5") as caught:
        list(read(b"Loket\x1bZ"))
    assert caught.value.offset == 5


@given(st.binary(max_size=60))
def test_any_bytes_are_read_whole_or_refused(data: bytes) -> None:
    try:
        commands = list(read(data))
    except UnreadableBytes:
        return
    assert b"".join(command.code + command.args for command in commands) == data
