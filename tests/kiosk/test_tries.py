"""A PIN cannot be tried for ever."""

from kiosk.tries import LOCKED_MS, MAX, Tries


def test_after_five_wrong_ones_the_next_has_to_wait() -> None:
    tries = Tries()
    for n in range(MAX):
        assert not tries.locked(n)
        tries.note(False, n)
    assert tries.locked(MAX)
    assert tries.locked(LOCKED_MS - 1)
    assert not tries.locked(LOCKED_MS)


def test_a_right_one_forgets_the_wrong_ones() -> None:
    tries = Tries()
    for n in range(MAX - 1):
        tries.note(False, n)
    tries.note(True, MAX)
    tries.note(False, MAX)
    assert not tries.locked(MAX)
