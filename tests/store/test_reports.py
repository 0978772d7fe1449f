"""summary.db: a report is noted with its letter, once; a letter waits longer and longer, and is never forgotten."""

from pathlib import Path

import pytest

from store.faults import AlreadyWriting
from store.reports import FIRST_WAIT_MS, LONGEST_WAIT_MS, Letter, Reports

DAY, NEXT = "2026-09-07", "2026-09-08"


def test_a_letter_is_written_down_once_however_often_the_day_is_rendered(tmp_path: Path) -> None:
    reports = Reports(tmp_path / "summary.db")
    reports.note(DAY, 10, 1000, mail=True)
    (letter,) = reports.due(1000)
    reports.sent(letter, 1500)
    reports.note(DAY, 12, 2000, mail=True)
    reports.note(NEXT, 20, 2000, mail=False)
    assert reports.rendered() == {DAY: 12, NEXT: 20}
    assert (reports.due(10**15), reports.waiting()) == ([], 0)
    reports.close()


def test_what_is_due_is_still_due_after_a_restart(tmp_path: Path) -> None:
    reports = Reports(tmp_path / "summary.db")
    reports.note(NEXT, 20, 1000, mail=True)
    reports.note(DAY, 10, 1000, mail=True)
    with pytest.raises(AlreadyWriting):
        Reports(tmp_path / "summary.db")
    reports.close()
    again = Reports(tmp_path / "summary.db")
    assert again.due(999) == []
    assert again.due(1000) == [Letter(DAY, 0), Letter(NEXT, 0)]
    again.close()


def wait_of(reports: Reports, now_ms: int) -> int:
    """The whole minutes until the only letter is due, in milliseconds; it is not due a millisecond before."""
    wait_ms = next(ms for ms in range(0, LONGEST_WAIT_MS + 1, 60_000) if reports.due(now_ms + ms))
    assert reports.due(now_ms + wait_ms - 1) == []
    return wait_ms


def test_the_waits_double_up_to_an_hour_and_a_letter_is_never_given_up(tmp_path: Path) -> None:
    reports = Reports(tmp_path / "summary.db")
    reports.note(DAY, 10, 0, mail=True)
    now_ms, waits = 0, []
    for _ in range(20):
        (letter,) = reports.due(now_ms)
        reports.put_off(letter, "no answer", now_ms)
        waits.append(wait_of(reports, now_ms))
        now_ms += waits[-1]
    assert waits[:3] == [FIRST_WAIT_MS, 2 * FIRST_WAIT_MS, 4 * FIRST_WAIT_MS]
    assert waits[-1] == LONGEST_WAIT_MS
    assert reports.waiting() == 1
    reports.close()
