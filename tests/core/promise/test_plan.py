"""Working time."""

from core.promise.plan import after, cut, rests, working_ms

GAPS = ((0, 100), (200, 250), (300, 400))
TURNS = ((100, 160), (250, 300))


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


def test_while_counters_take_turns_time_counts_half() -> None:
    assert working_ms((), 90, 170, TURNS) == 80 - 30
    assert working_ms(GAPS, 130, 310, TURNS) == 15 + 40 + 25
    assert after((), 100, 30, TURNS) == 160
    assert after((), 100, 31, TURNS) == 161
    assert after((), 140, 5, TURNS) == 150
    assert after((), 90, 15, TURNS) == 110
    assert after(GAPS, 90, 100, TURNS) == after(GAPS, 100, 100, TURNS) == 410 - 5


def test_both_agree() -> None:
    for work in range(0, 300, 7):
        assert working_ms(GAPS, 130, after(GAPS, 130, work)) == work
        assert working_ms(GAPS, 90, after(GAPS, 90, work, TURNS), TURNS) == work


def test_turns_are_what_is_left_of_them_outside_of_gaps() -> None:
    assert cut(((0, 100),), ()) == ((0, 100),)
    assert cut(((10, 90),), ((0, 5), (20, 30), (50, 60), (95, 99))) == ((10, 20), (30, 50), (60, 90))
    assert cut(((10, 90), (100, 120)), ((0, 20), (80, 110))) == ((20, 80), (110, 120))
    assert cut(((10, 90),), ((0, 100),)) == ()


def test_a_gap_ends_when_work_begins() -> None:
    assert [rests(GAPS, at) for at in (99, 100, 199, 200, 249, 250)] == [True, False, False, True, True, False]
