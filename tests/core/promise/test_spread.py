"""How wide a promise must be."""

from random import Random

import msgspec
import pytest

from core.promise.bag import quantile
from core.promise.spread import ENOUGH, NARROWEST, WIDEST, Spread, kind_of

KEPT = (False, False, False, False)


def filled(kind: int, outcomes: int = 2 * ENOUGH) -> Spread:
    spread, random = Spread.cold(), Random(3)
    for _ in range(outcomes):
        spread.learn("A", kind, random.gauss(0.1, 0.05), KEPT)
    return spread


def test_lines_are_told_apart_by_their_length() -> None:
    assert [kind_of(ahead, ahead + 1.0) for ahead in (0, 1, 2, 3, 40, 41, 5000)] == [2, 3, 3, 4, 7, 8, 8]
    assert kind_of(0, 0.05) == 1
    assert kind_of(0, 0.05, resting=True) == kind_of(50, 51.0, resting=True) == 0


def test_before_anything_happened_it_is_wide_and_even() -> None:
    low90, low80, middle, high80, high90 = Spread.cold().shares(0)
    assert low90 < low80 < -0.15 < middle < 0.15 < high80 < high90


def test_it_learns_what_comes_and_believes_half_of_what_the_middle_is_off() -> None:
    spread = filled(2)
    low90, low80, middle, high80, high90 = spread.shares(2)
    assert middle == pytest.approx(0.05, abs=0.01)
    assert (low80, high80) == pytest.approx((0.036, 0.164), abs=0.025)
    assert low90 < low80 < high80 < high90
    assert low80 == quantile(spread.bags[2].ranked, 10)


def test_a_kind_of_line_that_has_seen_little_asks_its_neighbours() -> None:
    spread = filled(2)
    for kind in (0, 6):
        assert spread.shares(kind)[3] == pytest.approx(spread.shares(2)[3], abs=0.03)
    assert filled(2, outcomes=5).shares(0)[3] > 0.15


def test_a_queue_that_surprises_gets_wider_and_one_that_never_does_narrower() -> None:
    spread = Spread.cold()
    for _ in range(2000):
        spread.learn("calm", 0, 0.0, KEPT)
        spread.learn("wild", 0, 0.0, (False, False, True, True))
    shares = (-0.2, -0.1, 0.0, 0.1, 0.2)
    assert spread.bounds("new", shares) == shares
    assert spread.bounds("calm", shares) == pytest.approx([share * NARROWEST for share in shares])
    narrow, wide = NARROWEST, WIDEST
    assert spread.bounds("wild", shares) == pytest.approx((-0.2 * narrow, -0.1 * narrow, 0.0, 0.1 * wide, 0.2 * wide))


def test_what_was_worked_out_is_worked_out_anew_once_it_has_learned() -> None:
    spread = Spread.cold()
    before = spread.shares(3)
    assert spread.shares(3) is before
    for _ in range(50):
        spread.learn("A", 4, 0.9, (False, False, False, True))
    assert spread.shares(3)[4] > before[4]
    assert msgspec.json.decode(msgspec.json.encode(spread), type=Spread) == spread
