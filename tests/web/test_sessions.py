"""Sessions and locks over time, by a clock that the test moves."""

import pytest

from web.lockout import FIRST_WAIT_S, FREE_TRIES, LONGEST_WAIT_S, MOST, Lockout
from web.sessions import IDLE_S, LONGEST_S, Sessions
from web.sessions import MOST as MOST_SESSIONS


class Time:
    def __init__(self) -> None:
        self.s = 1000.0

    def __call__(self) -> float:
        return self.s


@pytest.fixture
def time() -> Time:
    return Time()


def test_a_session_ends_when_nobody_uses_it(time: Time) -> None:
    sessions = Sessions(time)
    token, session = sessions.begin("101", "hash", "here")
    assert sessions.find(token) is session
    time.s += IDLE_S - 1
    assert sessions.find(token) is session
    time.s += IDLE_S + 1
    assert sessions.find(token) is None
    assert not session.open


def test_a_session_ends_with_the_day_however_much_it_is_used(time: Time) -> None:
    sessions = Sessions(time)
    token, _ = sessions.begin("101", "hash", "here")
    for _ in range(int(LONGEST_S // (IDLE_S / 2))):
        time.s += IDLE_S / 2
        assert sessions.find(token)
    time.s += IDLE_S / 2
    assert sessions.find(token) is None


def test_the_cookie_is_not_kept_as_it_is(time: Time) -> None:
    sessions = Sessions(time)
    token, session = sessions.begin("101", "hash", "here")
    assert token not in repr(vars(sessions))
    assert sessions.find(token[:-1]) is None
    sessions.end(session)
    assert sessions.find(token) is None


def test_there_are_only_so_many(time: Time) -> None:
    sessions = Sessions(time)
    first, _ = sessions.begin("101", "hash", "here")
    for _ in range(MOST_SESSIONS):
        time.s += 0.001
        last, _ = sessions.begin("102", "hash", "here")
    assert sessions.find(first) is None
    assert sessions.find(last) is not None


def test_five_wrong_ones_wait_and_wait_longer(time: Time) -> None:
    lockout = Lockout(time)
    for _ in range(FREE_TRIES):
        assert lockout.wait_s("101") == 0
        lockout.wrong("101")
    assert lockout.wait_s("101") == FIRST_WAIT_S
    assert lockout.wait_s("102") == 0
    time.s += FIRST_WAIT_S
    assert lockout.wait_s("101") == 0
    lockout.wrong("101")
    assert lockout.wait_s("101") == 2 * FIRST_WAIT_S
    for _ in range(30):
        lockout.wrong("101")
    assert lockout.wait_s("101") == LONGEST_WAIT_S
    lockout.right("101")
    assert lockout.wait_s("101") == 0


def test_strangers_do_not_fill_the_memory(time: Time) -> None:
    lockout = Lockout(time)
    for n in range(MOST + 10):
        lockout.wrong(str(n))
    assert len(vars(lockout)["_wrong"]) == MOST
