import itertools

import pytest

from printer import signs, status_words
from printer.protocol import job_id
from printer.signs import Signs
from printer.states import Cause, PrinterState
from printer.status import PrinterStatus


@pytest.mark.parametrize(
    ("n", "byte", "cause", "low"),
    [
        (1, 0x12, None, False),
        (1, 0x16, None, False),
        (1, 0x1A, Cause.OFFLINE, False),
        (2, 0x16, Cause.COVER_OPEN, False),
        (2, 0x1A, Cause.FEEDING, False),
        (2, 0x32, Cause.PAPER_OUT, False),
        (2, 0x52, Cause.ERROR, False),
        (3, 0x1A, Cause.CUTTER, False),
        (3, 0x32, Cause.UNRECOVERABLE, False),
        (3, 0x52, Cause.OVERHEATED, False),
        (4, 0x1E, None, True),
        (4, 0x16, None, True),
        (4, 0x7E, Cause.PAPER_OUT, True),
        (4, 0x32, Cause.PAPER_OUT, False),
    ],
)
def test_real_time_bytes(n: int, byte: int, cause: Cause | None, low: bool) -> None:
    found = signs.from_real_time(n, byte)
    assert (found.cause, found.low) == (cause, low)


@pytest.mark.parametrize(
    ("data", "cause", "low"),
    [
        ("1400000f", None, False),
        ("1000036f", None, True),
        ("18000c00", Cause.PAPER_OUT, False),
        ("38000c00", Cause.COVER_OPEN, False),
        ("18080000", Cause.CUTTER, False),
        ("18200000", Cause.UNRECOVERABLE, False),
        ("18400000", Cause.OVERHEATED, False),
        ("58000000", Cause.FEEDING, False),
        ("18000000", Cause.OFFLINE, False),
    ],
)
def test_automatic_status(data: str, cause: Cause | None, low: bool) -> None:
    found = signs.from_asb(bytes.fromhex(data))
    assert (found.cause, found.low) == (cause, low)


@pytest.mark.parametrize(
    ("data", "cause", "low"),
    [
        ("00000000", None, False),
        ("04040000", None, True),
        ("01000000", Cause.PAPER_OUT, False),
        ("20000000", Cause.NOT_TAKEN, False),
        ("01020000", Cause.COVER_OPEN, False),
        ("00000100", Cause.OVERHEATED, False),
        ("00000200", None, False),
        ("00000001", Cause.CUTTER, False),
        ("00000008", Cause.UNRECOVERABLE, False),
    ],
)
def test_custom_full_status(data: str, cause: Cause | None, low: bool) -> None:
    found = signs.from_full_status(bytes.fromhex(data))
    assert (found.cause, found.low) == (cause, low)


def test_an_open_cover_is_told_before_what_the_paper_sensors_say() -> None:
    both = Signs(frozenset({Cause.PAPER_OUT})) | Signs(frozenset({Cause.COVER_OPEN}), low=True)
    assert both.cause is Cause.COVER_OPEN
    assert both.low


def test_every_state_has_words_in_both_languages() -> None:
    for state, cause in itertools.product(PrinterState, [None, *Cause]):
        status = PrinterStatus(state, cause)
        staff = status_words.for_staff(status)
        assert staff.id.endswith(".")
        assert staff.en.endswith(".")
        assert staff.id != staff.en
        visitor = status_words.for_visitor(status)
        assert (visitor is None) == status.printable
        if visitor is not None:
            assert "{" not in visitor.id + visitor.en


def test_the_words_of_an_empty_printer() -> None:
    status = PrinterStatus(PrinterState.DIRTY_BUFFER, Cause.PAPER_OUT)
    assert status_words.for_visitor(status) == status_words.for_visitor(
        PrinterStatus(PrinterState.BLOCKED, Cause.PAPER_OUT)
    )
    assert "kertas habis" in str(status_words.for_visitor(status))
    assert "sebelum memasang kertas" in status_words.for_staff(status).id
    assert "Pasang gulungan baru" in status_words.for_staff(status).id


def test_the_age_of_a_status() -> None:
    assert PrinterStatus(PrinterState.READY, seen=3.0).age(5.0) == 2.0
    assert PrinterStatus(PrinterState.UNKNOWN).age(5.0) == float("inf")


def test_job_ids_do_not_come_round_soon() -> None:
    assert job_id(0) == b"0000"
    assert job_id(35) == b"000Z"
    assert job_id(36) == b"0010"
    assert job_id(36**4 - 1) == b"ZZZZ"
    assert job_id(36**4) == b"0000"
    assert len({job_id(n) for n in range(5000)}) == 5000
