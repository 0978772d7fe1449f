from core.rollup.under import under


def test_a_sum_is_begun_once_and_the_same_afterwards() -> None:
    sums: dict[str, list[int]] = {}
    under(sums, "A", list).append(1)
    under(sums, "A", list).append(2)
    assert sums == {"A": [1, 2]}


def test_an_empty_sum_that_is_there_is_not_begun_again() -> None:
    begun: list[int] = []
    sums = {"A": begun}
    assert under(sums, "A", list) is begun
