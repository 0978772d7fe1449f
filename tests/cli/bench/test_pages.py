"""`besti bench pages`, small: what it promises to tell, from real pages on a real hub; not how good that is."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.bench import pages
from cli.bench.pages_people import Pressed
from cli.main import main

WANTED = {"next_p95_ms", "next_to_screen_p95_ms", "load_p99_ms", "rss_mb"}
COMPARED = {"next_p50_ms", "next_to_phone_p95_ms", "calls", "load_p50_ms", "load_to_phone_p99_ms", "load_calls"}


def test_one_flat_object_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LOAD_EACH_S", 2.0)
    words = ["bench", "pages", "--json", "--calls", "4", "--phones", "40", "--counters", "2", "--seconds", "1"]
    result = CliRunner().invoke(main, [*words, "--dir", str(tmp_path)], catch_exceptions=False)
    figures = json.loads(result.stdout.splitlines()[-1])
    assert set(figures) == WANTED | COMPARED
    assert min(figures.values()) > 0
    assert (figures["calls"], figures["load_calls"]) == (4, 2)
    assert list(tmp_path.iterdir()) == []


def test_a_screen_shows_a_call_when_phone_and_display_do() -> None:
    pressed = [Pressed(1_000_000, "t", 0.01), Pressed(2_000_000, "u", 0.01)]
    told, painted = {"t": 4_000_000, "u": 9_000_000}, {"A001": 6_000_000, "A002": 3_000_000}
    assert pages.shown_seconds(pressed, told, painted, {"t": "A001", "u": "A002"}) == [0.005, 0.007]
