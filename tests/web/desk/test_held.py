"""What is kept between a preview and its yes: for one person, for an hour, and not too much of it."""

from web.desk.held import LONGEST_S, MOST, HeldBack


class Clock:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_it_is_found_by_whoever_asked_until_it_is_dropped() -> None:
    held = HeldBack[str](Clock())
    mark = held.keep("101", "wish")
    assert (held.find("101", mark), held.find("102", mark), held.find("101", "guess")) == ("wish", None, None)
    held.drop(mark)
    held.drop(mark)
    assert held.find("101", mark) is None


def test_it_is_forgotten_after_an_hour() -> None:
    clock = Clock()
    held = HeldBack[str](clock)
    mark = held.keep("101", "wish")
    clock.now_s = LONGEST_S
    assert held.find("101", mark) == "wish"
    clock.now_s += 1
    assert held.find("101", mark) is None


def test_the_oldest_goes_first() -> None:
    held = HeldBack[int](Clock())
    marks = [held.keep("101", n) for n in range(MOST + 1)]
    assert [held.find("101", mark) for mark in marks] == [None, *range(1, MOST + 1)]
