"""The bag of outcomes."""

from random import Random

from core.promise.bag import SIZE, Bag, quantile


def test_it_keeps_the_last_ones_ranked() -> None:
    random, bag, all_ = Random(2), Bag(), []
    for _ in range(3 * SIZE):
        value = float(random.randrange(50))
        all_.append(value)
        bag.add(value)
    assert bag.came == all_[-SIZE:]
    assert bag.ranked == sorted(all_[-SIZE:])


def test_a_quantile_is_a_value_that_came() -> None:
    ranked = [float(n) for n in range(1, 20)]
    assert [quantile(ranked, percent) for percent in (5, 10, 50, 90, 95)] == [1.0, 2.0, 10.0, 18.0, 19.0]
    assert [quantile([3.0], percent) for percent in (5, 95)] == [3.0, 3.0]
