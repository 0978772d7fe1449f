"""Parts that fall are started later and later; a lasting fault is given up."""

from cli.back_off import SETTLED_S, TRIES, BackOff

WAITS = (0.0, 1.0, 2.0)


def test_later_and_later() -> None:
    back_off = BackOff(WAITS)
    assert [back_off.after(70, 0.1) for _ in range(5)] == [0.0, 1.0, 2.0, 2.0, 2.0]


def test_a_part_that_lived_long_starts_anew() -> None:
    back_off = BackOff(WAITS)
    for _ in range(3):
        back_off.after(70, 0.1)
    assert back_off.after(70, SETTLED_S) == 0.0


def test_the_same_lasting_fault_is_given_up() -> None:
    back_off = BackOff(WAITS)
    assert [back_off.after(78, 0.1) for _ in range(TRIES)] == [0.0, 1.0, 2.0, None]


def test_other_faults_between_are_not_a_lasting_one() -> None:
    back_off = BackOff(WAITS)
    assert None not in [back_off.after(code, 0.1) for code in [77, 77, 77, 74, 77, 77, 77, 74]]
