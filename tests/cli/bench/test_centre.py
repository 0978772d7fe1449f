"""`besti bench centre`: its keys, on a real PostgreSQL with a real worker, small."""

import json

import pytest
from click.testing import CliRunner

from cli.bench import centre, centre_month
from cli.main import main


def test_the_bench_looks_at_a_month_of_many_sites(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(centre, "SITES", 3)
    monkeypatch.setattr(centre_month.Month.__init__, "__defaults__", (5, 40))
    result = CliRunner().invoke(main, ["bench", "centre", "--json"], catch_exceptions=False)
    measured = json.loads(result.output)
    wanted = ["overview_s", "again_s", "site_day_s", "site_month_s", "today_s", "load_s", "tickets"]
    assert list(measured) == wanted
    assert min(measured.values()) > 0
    assert measured["tickets"] % 3 == 0
