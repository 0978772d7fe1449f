"""`besti bench promise`: that printed spans are honest, on few days of the frozen mall and, as a proof, on all."""

import json

import pytest
from click.testing import CliRunner

from cli.main import main

WEEK = "5"


def figures(*words: str) -> dict[str, float]:
    result = CliRunner().invoke(main, ["bench", "promise", *words, "--json"], catch_exceptions=False)
    measured = json.loads(result.output)
    printed = ["refresh_300_ms", "cov80", "mae", "formula_mae", "worst_service", "first_day"]
    assert list(measured) == [*printed, "later_cov80", "later_mae", "about_mae"]
    assert measured["refresh_300_ms"] > 0
    return {name: float(value) for name, value in measured.items()}


def test_a_week_of_the_frozen_mall_is_promised_honestly() -> None:
    """Nothing wavers: the days are frozen. Spans that only look safe (too wide) are no better than broken ones."""
    week = figures("--days", WEEK)
    assert 0.77 <= week["cov80"] <= 0.84
    assert week["mae"] <= 0.75 * week["formula_mae"]
    assert week["worst_service"] >= 0.65
    assert week["first_day"] >= 0.75
    assert 0.70 <= week["later_cov80"] <= 0.85
    assert week["later_mae"] < 10 < week["about_mae"] < 40


@pytest.mark.proof
def test_sixty_days_of_the_frozen_mall_are_promised_honestly() -> None:
    measured = figures()
    assert 0.78 <= measured["cov80"] <= 0.84
    assert measured["mae"] <= 0.75 * measured["formula_mae"]
    assert measured["worst_service"] >= 0.70
    assert measured["first_day"] >= 0.75
    assert 0.75 <= measured["later_cov80"] <= 0.84
