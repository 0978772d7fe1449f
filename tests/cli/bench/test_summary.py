"""`besti bench summary`: its keys, on a real store with a whole day and a whole year."""

import json

from click.testing import CliRunner

from cli.main import main


def test_the_bench_measures_a_day_and_a_year() -> None:
    result = CliRunner().invoke(main, ["bench", "summary", "--json"], catch_exceptions=False)
    measured = json.loads(result.output)
    assert list(measured) == ["figures_s", "html_s", "pdf_s", "year_s", "log_s"]
    assert min(measured.values()) > 0
