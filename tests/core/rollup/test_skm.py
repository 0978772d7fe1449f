"""The index against the vectors of the form that the ministry prescribes."""

from decimal import Decimal
from fractions import Fraction

import pytest

from core.rollup import skm
from core.rollup.ratings import Ratings
from core.site import IkmElement, Reporting
from core.words import SkmElement

TOTALS = (105, 101, 100, 116, 102, 105, 106, 105, 115)
PEOPLE = 29


def answered(totals: tuple[int, ...] = TOTALS, people: int = PEOPLE) -> Ratings:
    """Scores of 3 and 4 (or of 1 and 2) that come to these totals."""
    scores = {}
    for element, total in zip(SkmElement, totals, strict=True):
        low = total // people
        scores[element] = {low: people - total % people, low + 1: total % people}
    return Ratings(people, scores)


@pytest.mark.parametrize(
    ("weight", "index"),
    [("1/9", "91.48"), ("0.11", "90.56"), ("0.111", "91.38")],
)
def test_the_index_of_the_forms_own_example(weight: str, index: str) -> None:
    used = skm.weighing(Reporting(ikm_weight=weight))
    assert skm.index(answered(), used) == Decimal(index)
    assert used.written == weight


def test_each_element_may_have_a_weight_of_its_own() -> None:
    """Against the sum taken by hand."""
    elements = list(reversed(SkmElement))
    own = {element: Fraction(1, 5) if n == 0 else Fraction(1, 10) for n, element in enumerate(elements)}
    used = skm.weighing(
        Reporting(
            ikm_weight="1/10", ikm_elements=tuple(IkmElement(e, "1/5" if e == elements[0] else None) for e in elements)
        )
    )
    means = {element: Fraction(total, PEOPLE) for element, total in zip(SkmElement, TOTALS, strict=True)}
    assert skm.index(answered(), used) == skm.rounded(sum((own[e] * means[e] for e in SkmElement), Fraction()) * 25)
    assert list(used.weights) == elements
    assert used.written.startswith("U1 1/5 · U2 1/10 ·")


def test_one_ninth_is_the_usual_weight() -> None:
    assert skm.index(answered()) == Decimal("91.48")


@pytest.mark.parametrize(
    ("ikm", "letter"),
    [("100", "A"), ("88.31", "A"), ("88.30", "B"), ("76.61", "B"), ("76.60", "C"), ("65.00", "C"), ("64.99", "D"),
     ("25.00", "D")],
)  # fmt: skip
def test_the_grades(ikm: str, letter: str) -> None:
    assert skm.grade(Decimal(ikm)).letter == letter


def test_what_falls_between_two_printed_bounds_is_rounded_first() -> None:
    assert skm.rounded(Fraction(88305, 1000)) == Decimal("88.31")


def test_all_answers_alike() -> None:
    worst, best = answered((10,) * 9, 10), answered((40,) * 9, 10)
    assert (skm.index(worst), skm.index(best)) == (Decimal("25.00"), Decimal("100.00"))


def test_the_worst_answers_have_a_grade_with_any_weight() -> None:
    least = skm.index(answered((10,) * 9, 10), skm.weighing(Reporting(ikm_weight="0.11")))
    assert least == Decimal("24.75")
    assert skm.grade(least).letter == "D"


def test_few_answers_say_nothing() -> None:
    few = answered((12,) * 9, 4)
    assert skm.mean(few, SkmElement.TIME) is None
    assert skm.index(few) is None
    one_missing = answered()
    del one_missing.scores[SkmElement.FEE]
    assert skm.index(one_missing) is None


@pytest.mark.parametrize(
    ("visitors", "sample"),
    [(0, 0), (1, 1), (500, 218), (1_000, 278), (1_500, 306), (5_000, 357), (24_000, 379), (55_000, 382)],
)
def test_the_sample_that_is_needed(visitors: int, sample: int) -> None:
    assert skm.sample_needed(visitors) == sample


def test_scores_that_are_none_are_set_aside() -> None:
    ratings = Ratings()
    ratings.count({SkmElement.TIME: 5, SkmElement.FEE: 3})
    ratings.count({SkmElement.TIME: 0})
    assert (ratings.respondents, ratings.outside, ratings.scores) == (1, 2, {SkmElement.FEE: {3: 1}})


def test_answers_add_up() -> None:
    one, two = Ratings(), Ratings()
    one.count({SkmElement.TIME: 4})
    two.count({SkmElement.TIME: 4, SkmElement.FEE: 1, SkmElement.MANNER: 9})
    one.take(two)
    assert (one.respondents, one.outside) == (2, 1)
    assert one.scores == {SkmElement.TIME: {4: 2}, SkmElement.FEE: {1: 1}}
