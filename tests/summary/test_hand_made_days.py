"""Whole reports on days made by hand: each is written, adds up against plain loops, and its links lead somewhere."""

import re
from itertools import cycle

import pytest

from core.words import Text
from summary.page import page
from summary.report import report_on
from summary.sentences import Before
from tests.core.rollup.lived import DAYS, Lived, lived
from tests.core.rollup.test_every_figure import told
from tests.summary.days import HEAD


@pytest.mark.parametrize(("day", "language"), list(zip(DAYS, cycle(("id", "en")), strict=False)))
def test_a_report_is_whole_and_adds_up(day: Lived, language: str) -> None:
    account, expected = told(lived(day))
    made = report_on([account], Text("Hari", "Day"), account.day, HEAD, Before(), language)
    services = expected["services"].values()
    assert made.uneven == []
    assert made.total.steps.created == sum(sums["created"] for sums in services)
    assert made.total.steps.open == sum(sums["open"] for sums in services)
    assert made.total.steps.waits.count == sum(sums["called"] for sums in services)
    html = page(made)
    drawn = re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL)
    ids = re.findall(r' id="([^"]+)"', drawn)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert 1 <= len(made.said) <= 3
