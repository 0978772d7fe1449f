import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer.answers import (
    Answer,
    AnswerParser,
    Asb,
    Block,
    Cleared,
    FullStatus,
    Garbage,
    JobPrinted,
    PaperByte,
    RealTime,
)

SAID: list[tuple[bytes, Answer]] = [
    (b"\x12", RealTime(0x12)),
    (b"\x16", RealTime(0x16)),
    (b"\x7e", RealTime(0x7E)),
    (b"\x14\x00\x00\x0f", Asb(b"\x14\x00\x00\x0f")),
    (b"\x10\x00\x00\x00", Asb(b"\x10\x00\x00\x00")),
    (b"\x38\x44\x0c\x6f", Asb(b"\x38\x44\x0c\x6f")),
    (b"\x00", PaperByte(0)),
    (b"\x03", PaperByte(3)),
    (b"\x37\x220A7Z\x00", JobPrinted(b"0A7Z")),
    (b"\x37\x25\x00", Cleared()),
    (b"\x5fTM-T88V\x00", Block(0x5F, b"TM-T88V")),
    (b"\x5f\x00", Block(0x5F, b"")),
    (b"\x3b\x30\x00", Block(0x3B, b"0")),
    (b"\x37\x23\x40\x00", Block(0x37, b"#@")),
]
STREAM = st.lists(st.sampled_from(SAID), max_size=12)


def in_pieces(data: bytes, cuts: list[int]) -> list[Answer]:
    parser, found, at = AnswerParser(), [], 0
    for end in [*sorted(cut % (len(data) + 1) for cut in cuts), len(data)]:
        found += parser.feed(data[at:end])
        at = end
    return found


@given(STREAM, st.lists(st.integers(0, 200), max_size=10))
def test_merged_and_split_answers_are_told_apart(said: list[tuple[bytes, Answer]], cuts: list[int]) -> None:
    data = b"".join(sent for sent, _ in said)
    assert in_pieces(data, cuts) == [answer for _, answer in said]


@given(STREAM, st.lists(st.tuples(st.integers(0, 200), st.sampled_from([b"\x11", b"\x13"])), max_size=6))
def test_flow_control_may_stand_anywhere(said: list[tuple[bytes, Answer]], flow: list[tuple[int, bytes]]) -> None:
    data = b"".join(sent for sent, _ in said)
    for at, byte in flow:
        data = data[: at % (len(data) + 1)] + byte + data[at % (len(data) + 1) :]
    assert in_pieces(data, []) == [answer for _, answer in said]


@given(st.binary(max_size=60), STREAM)
def test_after_any_garbage_it_finds_its_feet_again(noise: bytes, said: list[tuple[bytes, Answer]]) -> None:
    parser = AnswerParser()
    parser.feed(noise)
    parser.feed(b"\x80\x80")  # closes whatever the noise had opened
    assert parser.feed(b"".join(sent for sent, _ in said)) == [answer for _, answer in said]


@pytest.mark.parametrize("data", [b"\x37\x22AB", b"\x10\x00", b"\x5fEP"])
def test_a_broken_off_answer_does_not_swallow_the_next_one(data: bytes) -> None:
    found = AnswerParser().feed(data + b"\x12")
    assert found[-1] == RealTime(0x12)
    assert all(isinstance(answer, Garbage) for answer in found[:-1])


def test_the_full_status_of_a_custom_printer() -> None:
    parser = AnswerParser(custom=True)
    assert parser.feed(b"\x10") == []
    assert parser.feed(b"\x0f\x20\x02\x11\x13\x12") == [FullStatus(b"\x20\x02\x11\x13"), RealTime(0x12)]
    assert parser.feed(b"\x14\x00\x00\x00") == [Asb(b"\x14\x00\x00\x00")]
    assert AnswerParser().feed(b"\x10\x0f\x00\x00") == [Asb(b"\x10\x0f\x00\x00")]
