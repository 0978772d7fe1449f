"""`besti bench issue`, small: the figures that it promises, over a real hub; not how large they are."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.bench import issue, load
from cli.bench.figures import percentile
from cli.main import main

KEYS = {
    "p50_ms", "p95_ms", "p99_ms", "max_ms", "rate_per_s", "rate8_per_s", "raw_p95_ms", "store_p95_ms", "ratio_p95",
    "duplicates", "gaps", "history_p50_ratio", "load_day_ms",
}  # fmt: skip


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, value in (
        (issue, "COUNT", 40), (issue, "WARM", 4), (issue, "HISTORY", 2000), (load, "EVENTS", 400),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)


def bench(*words: str) -> str:
    result = CliRunner().invoke(main, ["bench", "issue", *words], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


@pytest.mark.usefixtures("small")
def test_one_flat_object_comes_last(tmp_path: Path) -> None:
    figures = json.loads(bench("--json", "--dir", str(tmp_path)).splitlines()[-1])
    assert set(figures) == KEYS
    assert all(isinstance(value, (int, float)) for value in figures.values())
    assert (figures["duplicates"], figures["gaps"]) == (0, 0)
    assert figures["p50_ms"] <= figures["p95_ms"] <= figures["p99_ms"] <= figures["max_ms"]
    assert figures["ratio_p95"] == pytest.approx(figures["store_p95_ms"] / figures["raw_p95_ms"], rel=0.05)
    assert list(tmp_path.iterdir()) == []


def test_gaps_and_repeated_numbers_are_counted() -> None:
    class Given:
        def __init__(self, letter: str, number: int) -> None:
            self.letter, self.number, self.label = letter, number, f"{letter}{number:03d}"

    given = [Given("A", 1), Given("A", 2), Given("A", 5), Given("B", 1)]
    assert issue._gaps(given) == 2  # type: ignore[arg-type]


def test_a_percentile_is_one_of_the_values() -> None:
    values = [5.0, 1.0, 3.0, 2.0, 4.0]
    assert [percentile(values, share) for share in (0, 0.5, 0.95, 1)] == [1.0, 3.0, 5.0, 5.0]
