"""`besti bench capacity`: hardly anybody goes home unserved unwarned, or is turned away without need."""

import json

import pytest
from click.testing import CliRunner

from cli.main import main

KEYS = ["given", "unserved_share", "warned", "refused", "refused_served_share", "refused_served_late_share"]


def figures(*words: str) -> dict[str, float]:
    result = CliRunner().invoke(main, ["bench", "capacity", *words, "--json"], catch_exceptions=False)
    measured = json.loads(result.output)
    assert list(measured) == KEYS
    return {name: float(value) for name, value in measured.items()}


def test_a_few_days_show_both() -> None:
    measured = figures("--days", "3")
    assert measured["given"] > 2500
    assert measured["refused"] > 5
    assert measured["unserved_share"] <= 0.03
    assert measured["refused_served_share"] <= 0.1


@pytest.mark.proof
def test_sixty_days_show_both() -> None:
    measured = figures()
    assert measured["refused"] > 100
    assert measured["unserved_share"] <= 0.02
    assert measured["refused_served_share"] <= 0.03
