"""`besti bench display`, small: what it promises to tell, from a real display on a real hub; not how good that is."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.bench import display, four_counters, hum, kupang
from cli.bench.display_trace import Call, disordered, paint_seconds, painted, spoken
from cli.bench.kiosk_trace import Moment
from cli.main import main

WANTED = {"call_to_paint_p99_ms", "calls", "lost", "cpu_percent", "rss_mb", "soak_growth_mb", "spoken", "unspoken"}
COMPARED = {
    "call_to_paint_p50_ms", "call_to_paint_max_ms", "disordered", "rush_cpu_percent", "speaking_rss_mb", "bare_rss_mb",
    "rss_ratio", "soak_days", "answer_p99_ms", "late_p99_ms", "decided_to_paint_p99_ms",
}  # fmt: skip
CALLS = (Call(5, "A001", 1_000), Call(9, "D001", 2_000), Call(12, "A002", 3_000))


def test_one_flat_object_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("FLASH_EACH_S", 0.1), ("SPOKEN_EACH_S", 0.2), ("SETTLE_S", 0.1), ("WARM_DAYS", 1)):
        monkeypatch.setattr(display, name, value)
    monkeypatch.setattr(hum, "SECONDS_PER_LETTER", 0.01)
    words = ["bench", "display", "--json", "--seconds", "3", "--speak-minutes", "0.01", "--day-minutes", "1"]
    result = CliRunner().invoke(main, [*words, "--dir", str(tmp_path)], catch_exceptions=False)
    figures = json.loads(result.stdout.splitlines()[-1])
    assert set(figures) == WANTED | COMPARED
    assert all(isinstance(value, (int, float)) for value in figures.values())
    assert figures["calls"] == 3 * display.CALLS_PER_S + display.FLASH_CALLS
    assert (figures["lost"], figures["disordered"]) == (0, 0)
    assert (figures["spoken"], figures["unspoken"]) == (four_counters.COUNTERS, 0)
    assert min(figures[key] for key in ("call_to_paint_p50_ms", "cpu_percent", "rss_mb", "bare_rss_mb")) > 0
    assert list(tmp_path.iterdir()) == []


def test_the_four_counters_are_heard_in_one_speaker_zone() -> None:
    found = four_counters.counters(kupang.site())
    assert len({counter.agency for counter, _ in found}) == four_counters.COUNTERS
    assert {counter.zone for counter, _ in found} <= {"Z1", "Z2"}


def test_a_call_takes_until_its_first_frame() -> None:
    told = [Moment(1_700, "painted-A001"), Moment(2_500, "painted-D001"), Moment(9_000, "painted-A001")]
    assert [round(s * 1e9) for s in paint_seconds(CALLS, painted(told))] == [700, 500]


def test_calls_in_another_order_are_told() -> None:
    told = [Moment(1, "frame"), Moment(2, "painted-A001"), Moment(3, "painted-D001"), Moment(4, "painted-A002")]
    assert disordered(CALLS, painted(told)) == 0
    assert disordered(CALLS, painted([told[2], told[1], told[3]])) == 2
    assert disordered(CALLS, painted([told[1], told[3]])) == 0


def test_what_made_no_sound_was_not_spoken() -> None:
    told = [Moment(1, "sound"), Moment(2, "spoken-5"), Moment(3, "spoken-9"), Moment(4, "sound"), Moment(5, "sound")]
    assert spoken(told) == {5}
    assert spoken([*told, Moment(6, "spoken-12")]) == {5, 12}
