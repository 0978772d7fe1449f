"""The figures of a line as people read them."""

from typing import NamedTuple

from centre.overview import Figures
from core.rollup import skm
from summary.numbers import minutes, percent, thousands
from web.public import decimal


class Written(NamedTuple):
    """Named as in Figures. `grade`: of the IKM, in words; "" where it has none."""

    days: str
    visits: str
    median: str
    most: str
    kept: str
    beres: str
    standard: str
    ikm: str
    grade: str


COLUMNS = ("visits", "median", "most", "kept", "beres", "standard", "ikm")
"""What is shown of every site, in this order; each is a measure of centre.ranking too."""

IN_MINUTES = frozenset({"median", "most"})


def written(of: Figures, tongue: str) -> Written:
    grade = skm.grade(of.ikm) if of.ikm is not None else None
    return Written(
        str(of.days), thousands(of.visits, tongue) if of.days else "–", minutes(of.median), minutes(of.most),
        percent(of.kept), percent(of.beres), percent(of.standard), decimal(of.ikm, tongue),
        f"{grade.letter} · {grade.words.in_language(tongue)}" if grade else "",
    )  # fmt: skip
