"""`besti bench promise`, small: the figures that it promises; not how large they are, but which is the smaller."""

import json

from click.testing import CliRunner

from cli.main import main


def test_the_bench_measures_promises_of_simulated_days() -> None:
    result = CliRunner().invoke(main, ["bench", "promise", "--days", "1", "--json"], catch_exceptions=False)
    figures = json.loads(result.output)
    assert list(figures) == ["refresh_300_ms", "cov80", "mae", "formula_mae"]
    assert figures["refresh_300_ms"] > 0
    assert 0.7 < figures["cov80"] <= 1
    assert figures["mae"] < figures["formula_mae"]
