"""The satisfaction index (IKM) of the survey that PermenPANRB 14/2017 prescribes.

Per element the mean of its answers (NRR, 1 to 4); their weighted sum, times 25, is the index (25 to 100). The weight of
each of the nine elements is 1/9; many forms print 0.11, with which nothing reaches 100. Which one is used, for all or
for each, is a setting of the site file and is printed. Everything is rounded once, at the end, to two decimals; then
the grade is read from the table.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

from core.rollup.ratings import Ratings
from core.site import Reporting
from core.words import SkmElement, Text

FEWEST = 5
"""Fewer answers than this are not shown: they would tell about single people, and say nothing of the service."""

_CENT = Decimal("0.01")
_CHI_SQUARE = Fraction(3841, 1000)
"""One degree of freedom, 95 %. With half the people saying yes and an error of 5 %: the table of Krejcie and Morgan."""


class Weighing(NamedTuple):
    """`weights`: of each element, in the order of its number (U1 to U9). `written`: as people write them."""

    weights: dict[SkmElement, Fraction]
    written: str


class Grade(NamedTuple):
    letter: str
    words: Text


_GRADES = (
    (Decimal("88.31"), Grade("A", Text("sangat baik", "very good"))),
    (Decimal("76.61"), Grade("B", Text("baik", "good"))),
    (Decimal("65.00"), Grade("C", Text("kurang baik", "poor"))),
    (Decimal("25.00"), Grade("D", Text("tidak baik", "bad"))),
)


def mean(ratings: Ratings, element: SkmElement) -> Fraction | None:
    """The NRR of an element, 1 to 4; None where fewer than FEWEST answered it."""
    counts = ratings.scores.get(element, {})
    answers = sum(counts.values())
    if answers < FEWEST:
        return None
    return Fraction(sum(score * count for score, count in counts.items()), answers)


def weighing(reports: Reporting) -> Weighing:
    """What a site file sets; one element's weight, where it has one, before that of all."""
    own = {each.id: each.weight or reports.ikm_weight for each in reports.ikm_elements}
    texts = own or dict.fromkeys(SkmElement, reports.ikm_weight)
    one = len(set(texts.values())) == 1
    written = next(iter(texts.values())) if one else " · ".join(f"U{n} {w}" for n, w in enumerate(texts.values(), 1))
    return Weighing({element: Fraction(text) for element, text in texts.items()}, written)


EQUAL = weighing(Reporting())


def index(ratings: Ratings, weighed: Weighing = EQUAL) -> Decimal | None:
    """The IKM, with two decimals; None unless every element has enough answers."""
    parts = [value * weight for element, weight in weighed.weights.items() if (value := mean(ratings, element))]
    return rounded(sum(parts, Fraction(0)) * 25) if len(parts) == len(SkmElement) else None


def grade(ikm: Decimal) -> Grade:
    """The grade of an index as printed: 88.30 is B, 88.31 is A. A weight of 0.11 lets the worst fall below 25: D."""
    return next((grade for least, grade in _GRADES if ikm >= least), _GRADES[-1][1])


def rounded(value: Fraction) -> Decimal:
    """Half up, to two decimals."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_CENT, ROUND_HALF_UP)


def sample_needed(visitors: int) -> int:
    """How many of `visitors` must answer for an error of at most 5 % with 95 % confidence."""
    if visitors <= 0:
        return 0
    quarter = Fraction(1, 4)
    wanted = _CHI_SQUARE * visitors * quarter / (Fraction(25, 10_000) * (visitors - 1) + _CHI_SQUARE * quarter)
    return -(-wanted.numerator // wanted.denominator)
