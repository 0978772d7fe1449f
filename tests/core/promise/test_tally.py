"""The tally of kept promises."""

from core.promise.tally import SIZE, Tally


def test_it_counts_the_last_ones() -> None:
    tally = Tally()
    for n in range(SIZE + 100):
        tally.add(n >= 50)
    assert (tally.kept, len(tally.last)) == (SIZE, SIZE)
    tally.add(False)
    assert tally.kept == SIZE - 1
