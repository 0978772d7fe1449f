"""Working time."""

from core.promise.plan import after, rests, working_ms

GAPS = ((0, 100), (200, 250), (300, 400))


def test_gaps_are_no_working_time() -> None:
    assert working_ms(GAPS, 50, 350) == 100 + 50
    assert working_ms(GAPS, 120, 180) == 60
    assert working_ms((), 120, 180) == 60


def test_work_goes_on_after_a_gap() -> None:
    assert after(GAPS, 50, 100) == 200
    assert after(GAPS, 50, 101) == 251
    assert after(GAPS, 210, 10) == 260
    assert after(GAPS, 260, 100) == 460
    assert after((), 5, 10) == 15


def test_both_agree() -> None:
    for work in range(0, 300, 7):
        assert working_ms(GAPS, 130, after(GAPS, 130, work)) == work


def test_a_gap_ends_when_work_begins() -> None:
    assert [rests(GAPS, at) for at in (99, 100, 199, 200, 249, 250)] == [True, False, False, True, True, False]
