"""Sites put in order by one of their figures. Pure. Whoever has too few cases has no place."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from centre.overview import Figures, Line

FEWEST = 30
"""Cases below which a figure says more of chance than of the site."""

Value = int | float | Decimal | None


class Measure(NamedTuple):
    """`value`: what is compared; `cases`: how many it was measured on; `most_first`: whether more is better."""

    key: str
    value: Callable[[Figures], Value]
    cases: Callable[[Figures], int]
    most_first: bool


MEASURES = {
    measure.key: measure
    for measure in (
        Measure("visits", lambda of: of.visits, lambda of: of.visits, most_first=True),
        Measure("median", lambda of: of.median, lambda of: of.called, most_first=False),
        Measure("most", lambda of: of.most, lambda of: of.called, most_first=False),
        Measure("kept", lambda of: of.kept, lambda of: of.promised, most_first=True),
        Measure("beres", lambda of: of.beres, lambda of: of.ended, most_first=True),
        Measure("standard", lambda of: of.standard, lambda of: of.served, most_first=True),
        Measure("ikm", lambda of: of.ikm, lambda of: of.respondents, most_first=True),
    )
}


class Placed(NamedTuple):
    """`place` None: too few cases. `of_best`: the value as a share of the largest of all, 0 to 1; None without any."""

    place: int | None
    line: Line
    of_best: float | None


def ranked(lines: Iterable[Line], measure: Measure) -> list[Placed]:
    """The best first; equal ones share a place and the places after it stay free. Who has no place comes last."""
    found = list(lines)
    fit = [line for line in found if fits(line.figures, measure)]
    order = sorted(fit, key=lambda line: _number(line, measure), reverse=measure.most_first)
    numbers = [_number(line, measure) for line in order]
    largest = max((abs(number) for number in numbers), default=0.0)
    rest = [Placed(None, line, None) for line in found if not fits(line.figures, measure)]
    return [
        Placed(numbers.index(number) + 1, line, number / largest if largest else 0.0)
        for number, line in zip(numbers, order, strict=True)
    ] + rest


def fits(of: Figures, measure: Measure) -> bool:
    """Whether there is something to compare."""
    return measure.value(of) is not None and measure.cases(of) >= FEWEST


def _number(line: Line, measure: Measure) -> float:
    value = measure.value(line.figures)
    return 0.0 if value is None else float(value)
