"""`besti bench ingest`: its keys, on a real PostgreSQL with real workers and hubs, small."""

import json

import pytest
from click.testing import CliRunner

from cli.bench import ingest
from cli.main import main


def test_the_bench_measures_many_malls_beside_a_bare_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "BACKLOG", 3_000)
    monkeypatch.setattr(ingest, "SITES", 2)
    result = CliRunner().invoke(main, ["bench", "ingest", "--json"], catch_exceptions=False)
    measured = json.loads(result.output)
    assert list(measured) == ["events_per_s", "copy_events_per_s", "ratio", "backlog_36000_s", "replay_events_per_s"]
    assert min(measured.values()) > 0
