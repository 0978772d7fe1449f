"""`besti bench journeys`: that waiting in all free queues at once helps those who need it, and costs others little."""

import json

import pytest
from click.testing import CliRunner

from cli.main import main

KEYS = [
    "visitors", "median_total_min", "sequential_median_total_min", "p90_total_min", "sequential_p90_total_min",
    "others_median_wait_min", "sequential_others_median_wait_min",
]  # fmt: skip


def shares(*words: str) -> tuple[float, float]:
    """How much shorter the visits with several errands are, and how much longer the others wait, both as shares."""
    result = CliRunner().invoke(main, ["bench", "journeys", *words, "--json"], catch_exceptions=False)
    figures = json.loads(result.output)
    assert list(figures) == KEYS
    assert figures["visitors"] > 100
    assert figures["p90_total_min"] < figures["sequential_p90_total_min"]
    total = 1 - figures["median_total_min"] / figures["sequential_median_total_min"]
    return total, figures["others_median_wait_min"] / figures["sequential_others_median_wait_min"] - 1


def test_a_week_is_enough_to_see_it() -> None:
    total, others = shares("--days", "5")
    assert total > 0.15
    assert others < 0.15


@pytest.mark.proof
@pytest.mark.parametrize(("share", "least", "most"), [("0.1", 0.20, 0.05), ("0.3", 0.15, 0.10)])
def test_four_weeks_show_what_is_wanted(share: str, least: float, most: float) -> None:
    total, others = shares("--share", share)
    assert total >= least
    assert others <= most


@pytest.mark.parametrize("share", ["0", "1.5", "some"])
def test_a_share_that_is_none_is_refused(share: str) -> None:
    assert CliRunner().invoke(main, ["bench", "journeys", "--share", share]).exit_code == 2
