"""`besti bench sync`, small: real followers, real calls; the figures that it promises, not how large they are."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.bench import sync
from cli.bench.sync import Delays, delays
from cli.bench.sync_counters import Called
from cli.bench.sync_eye import Seen
from cli.main import main

KEYS = {
    "call_to_fold_p50_ms", "call_to_fold_p99_ms", "rush_p50_ms", "rush_p99_ms", "lost", "remote_issue_p50_ms",
    "remote_issue_p99_ms", "plain_p99_ms", "raw_p99_ms", "fold_per_commit_p50", "issue_per_plain_p50", "late_p99_ms",
    "hub_rss_mb", "namespaces",
}  # fmt: skip


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"DISPLAYS": 2, "CALM_CALLS": 20, "RUSH_CALLS": 40, "RAW": 20}.items():
        monkeypatch.setattr(sync, name, value)


@pytest.mark.usefixtures("small")
def test_every_call_comes_to_every_display(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["bench", "sync", "--json", "--dir", str(tmp_path)], catch_exceptions=False)
    figures = json.loads(result.stdout.splitlines()[-1])
    assert set(figures) == KEYS
    assert figures["lost"] == 0
    assert 0 < figures["call_to_fold_p50_ms"] <= figures["call_to_fold_p99_ms"]
    assert figures["hub_rss_mb"] > 0
    assert figures["namespaces"] in (0, 3)  # none where the machine does not allow them
    assert list(tmp_path.iterdir()) == []


def test_a_call_that_a_store_never_gets_is_lost() -> None:
    called = [Called(10, 1.0, 0.0), Called(12, 2.0, 0.0)]
    seen = [Seen(0, 9, 0.5), Seen(0, 11, 1.25), Seen(1, 13, 2.5), Seen(0, 12, 2.25)]
    assert delays(called, seen, [True, True]) == Delays([0.25, 0.25, 1.5, 0.5], 0)
    assert delays(called, seen[:-1], [True, True]) == Delays([0.25, 1.5, 0.5], 1)
    # A store whose log is another one has nothing, however long it is.
    assert delays(called, seen, [True, False]) == Delays([0.25, 0.25], 2)
