"""`besti centre load` as typed, against a real worker: all malls catch up, whatever the crowd."""

import json
from pathlib import Path

from click.testing import CliRunner

from centre import doors
from cli.main import main
from tests.centre.worker import worker

SITES = 6


def test_all_come_back_and_others_go_on(tmp_path: Path) -> None:
    db = str(tmp_path / "centre.db")
    with worker(db) as served:
        words = ["--to", served.url, "--sites", str(SITES), "--days", "1", "--live", "1", "--json"]
        done = CliRunner().invoke(main, ["centre", "--db", db, "load", *words], catch_exceptions=False)
    assert done.exit_code == 0
    found = json.loads(done.output)
    assert (found["sites"], found["agreed"], found["live_lost"]) == (SITES, SITES, 0)
    assert found["events"] > 100 * SITES
    assert found["live_batches"] > 0
    assert found["first_s"] <= found["caught_up_s"]


def test_more_than_can_wait_come_again_until_all_are_there(tmp_path: Path) -> None:
    db = str(tmp_path / "centre.db")
    sites = doors.WAITING + 8
    with worker(db) as served:
        words = ["--to", served.url, "--sites", str(sites), "--days", "1", "--live", "0"]
        done = CliRunner().invoke(main, ["--lang", "en", "centre", "--db", db, "load", *words], catch_exceptions=False)
    assert done.exit_code == 0
    assert f"holds {sites} whole logs" in done.output


def test_no_centre_is_said(tmp_path: Path) -> None:
    words = ["--lang", "en", "centre", "--db", str(tmp_path / "c.db"), "load", "--to", "http://127.0.0.1:9"]
    done = CliRunner().invoke(main, [*words, "--sites", "1", "--days", "1"], catch_exceptions=False)
    assert done.exit_code == 69
    assert "No centre answers" in done.output
