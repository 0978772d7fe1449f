"""`besti bench kiosk`, small: the figures that it promises, from a real kiosk on a real hub; not how large they are."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.bench import kiosk
from cli.bench.kiosk_trace import Moment, commit_seconds, moments, page_seconds
from cli.main import main

WANTED = {"first_frame_ms", "page_p95_ms", "commit_p99_ms", "idle_cpu_percent", "rss_mb", "soak_growth_mb"}
COMPARED = {"bare_window_ms", "first_frame_ratio", "raw_p99_ms", "commit_ratio_p99", "pages", "numbers", "soak_rss_mb"}


def test_one_flat_object_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("STARTS", 1), ("NUMBERS", 2), ("IDLE_S", 0.2)):
        monkeypatch.setattr(kiosk, name, value)
    words = ["bench", "kiosk", "--json", "--visitors", "1", "--dir", str(tmp_path)]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    figures = json.loads(result.stdout.splitlines()[-1])
    assert set(figures) == WANTED | COMPARED
    assert all(isinstance(value, (int, float)) for value in figures.values())
    assert figures["numbers"] == 2
    # To each number lead start, agencies, services or their pages, choice, take, and the way back.
    assert figures["pages"] >= 2 * 5
    # In so short a rest a kiosk may well take no time at all.
    assert min(figures[key] for key in WANTED - {"soak_growth_mb", "idle_cpu_percent"}) > 0
    assert figures["idle_cpu_percent"] >= 0
    assert list(tmp_path.iterdir()) == []


def test_a_page_takes_until_the_frame_after_it() -> None:
    told = [
        Moment(1, "frame"), Moment(10, "touch"), Moment(12, "frame"), Moment(14, "page"), Moment(30, "frame"),
        Moment(46, "frame"), Moment(60, "page"), Moment(70, "frame"), Moment(80, "touch"), Moment(96, "frame"),
    ]  # fmt: skip
    assert [round(s * 1e9) for s in page_seconds(told)] == [20]


def test_a_number_takes_from_the_touch_before_it() -> None:
    told = [Moment(5, "touch"), Moment(10, "touch"), Moment(40, "committed"), Moment(50, "committed")]
    assert [round(s * 1e9) for s in commit_seconds(told)] == [30]


def test_a_line_that_is_not_whole_yet_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "trace"
    assert moments(path) == []
    path.write_text("20 frame\n10 touch\n3")
    assert moments(path) == [Moment(10, "touch"), Moment(20, "frame")]
